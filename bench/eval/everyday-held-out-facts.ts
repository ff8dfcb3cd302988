/** What four other people kept, `DAY KEY TEXT`. They judge: nothing is chosen by looking at them. */

export const MARIT = `
2025-01-14 reference We align against GRCh38, no alt contigs.
2025-01-18 cabin The cabin at Finse belongs to Onkel Sverre, key under the third stone.
2025-01-22 aligner-time One genome takes 3 h 20 on the cluster with 32 threads.
2025-01-27 supervisor My supervisor is Professor Haugland, door always open after lunch.
2025-02-01 skis Cross-country skis 192 cm, wax blue extra below minus two.
2025-02-06 vitamin Vitamin D 20 µg from October to April.
2025-02-11 quota Scratch quota on Saga is 20 TB.
2025-02-17 partner-city Eirik lives in Tromsø until his contract ends.
2025-02-22 fish-soup Fish soup: leek, carrot, 500 g cod, 3 dl cream, dash of sugar and vinegar.
2025-02-28 samtools samtools view -b -q 30 -F 1804 keeps the clean reads.
2025-03-05 bunad Bunad silver is insured for 38000 kroner at Gjensidige.
2025-03-11 office My office is room 4B117 in the biology block.
2025-03-16 cat The cat weighs 4.8 kilos, the vet wants 4.5.
2025-03-22 loan-student Student loan: 2310 kroner a month to Lånekassen.
2025-03-29 thesis-due Thesis has to be handed in by 15 August 2026.
2025-04-03 sample-count The cohort has 412 samples, 9 failed QC.
2025-04-09 knot Bowline: the rabbit comes out of the hole, round the tree, back down.
2025-04-15 singing I sing second soprano in the university choir.
2025-04-21 lactose No milk for me, lactose since I was twelve; hard cheese is fine.
2025-04-27 tyre-pressure Bike tyres: 4.5 bar rear, 4 bar front.
2025-05-04 parental-car Mamma’s car is a red Yaris from 2011.
2025-05-10 conference Abstract for ISMB accepted as a poster, Liverpool, 20 to 24 July.
2025-05-17 neighbour Neighbour below is Torunn, complains about the washing machine after nine.
2025-05-23 office They put the PhDs together, find me in 3A042 by the coffee machine.
2025-05-30 cat-food Cat food: Royal Canin Light, 60 g a day.
2025-06-05 aligner-time Since the switch to minimap a genome needs 55 minutes.
2025-06-12 snakemake snakemake --rerun-incomplete -j 40 picks up where the night died.
2025-06-19 midsummer Midsummer at Askøy, bring the green cooler and rømmegrøt.
2025-06-26 cat Pus is down to 4.5 kg, exactly what the vet ordered.
2025-07-03 gp Doctor: Anne Lise Moe, Danmarks plass, 55 20 11 73.
2025-07-10 postdoc-offer The group in Zürich asked if I would come as a postdoc. Told them not yet.
2025-07-18 hotel Hotel in Liverpool is the Adelphi, booking 7731-KD.
2025-07-29 poster-prize Got the second poster prize, 200 pounds book voucher.
2025-08-05 quota They gave our project 35 TB of scratch.
2025-08-12 partner-city Eirik unpacked his boxes in Bergen, finally one kitchen.
2025-08-19 supervisor Haugland retired; Benedicte Lie signs my progress reports.
2025-08-26 sourdough Oven for the loaf: 250 degrees with lid 25 minutes, 220 without for 20.
2025-09-02 singing The conductor moved me to alto one.
2025-09-09 rent Our flat in Sandviken is 15400 kroner, heating extra.
2025-09-16 dna-kit Qiagen kit 69504, elute in 100 µl, not 200.
2025-09-23 reference New assembly T2T-CHM13 for everything from freeze 4 on.
2025-09-30 heat-pump Heat pump filter: rinse monthly, part number 4431.
2025-10-07 thesis-due Extension granted, I submit on 1 December 2026.
2025-10-14 gran-hip Bestemor’s hip operation is on 4 November at Haraldsplass.
2025-10-22 sample-count With the Trondheim batch there are 655 of them, 14 excluded.
2025-11-02 jacket Waterproof the shell with Nikwax, tumble low for twenty minutes.
2025-11-20 knit-yarn Yarn for the mittens: Rauma Finull, 410 and 436.
`;

export const BOGDAN = `
2025-02-03 rate My hourly rate is 45 euros.
2025-02-07 host Client sites run on a Hetzner CX32 in Falkenstein.
2025-02-12 gf-birthday Ilinca’s birthday: 27 July, hates surprises.
2025-02-16 sarmale Sarmale: soured cabbage, half pork half beef, dill, four hours at 150.
2025-02-21 iban-tax Income tax goes to the ANAF account, deadline 25 May.
2025-02-26 editor I write in Neovim with the kanagawa theme.
2025-03-03 deploy-time A deploy of the bike shop takes 6 min 40.
2025-03-09 car-service Logan serviced at 148000 km, timing belt due at 180000.
2025-03-15 parents-heating Parents heat with wood, 9 steri a winter.
2025-03-21 node-version The bike shop is on Node 20.
2025-03-27 back Back pain: McGill three every morning, ten minutes.
2025-04-02 nginx-limit client_max_body_size 25m; fixes the 413 on uploads.
2025-04-08 coworking I have a desk at ClujHub, 120 euros a month.
2025-04-14 chess My rapid rating is 1740.
2025-04-20 easter Easter at my grandmother’s in Rimetea, she wants the red eggs.
2025-04-26 biggest-client Biggest client is Velo Transilvania, a third of the income.
2025-05-02 ssl Certificates renew by acme.sh every 60 days, DNS challenge.
2025-05-08 dentures Tata’s dentist is Dr. Mureșan, Wednesdays only.
2025-05-14 monitor The monitor is a Dell U2723QE, hub with ethernet.
2025-05-20 hike Made Vârful Omu from Bușteni in 5 hours 10.
2025-05-27 invoice-number Invoices are numbered BG-2025-001 onwards, net 14 days.
2025-06-02 redis-mem Redis maxmemory 512mb, allkeys-lru.
2025-06-09 apartment We live in a two-room flat in Gheorgheni, 480 euros.
2025-06-15 rate New customers pay 55 an hour from today.
2025-06-21 guitar Guitar is tuned half a step down, strings 10-46.
2025-06-28 host Migrated every customer machine to Netcup, RS 2000, Nuremberg.
2025-07-05 tattoo Ilinca wants a fox on the shoulder, artist is Oana at Inkscape Studio.
2025-07-11 contact-lens I wear -3.25 right and -3.00 left.
2025-07-17 deploy-time Cached layers paid off, bike shop goes live in 1 min 50.
2025-07-30 lens-proposal Somebody suggested laser for my eyes, 1900 euros, I am too scared.
2025-08-06 vacation Vama Veche 11 to 18 August, tent place 14.
2025-08-21 chess Crossed 1800 in rapid, 1812 to be exact.
2025-08-28 coworking Left ClujHub. I work from the desk in the bedroom.
2025-09-04 freelance-insurance Professional liability: Allianz-Țiriac, 310 a year, up to 50000.
2025-09-10 bread Bread from Panemar, rye with seeds, sliced.
2025-09-16 node-version Bike shop and its workers were lifted to 22 LTS.
2025-09-22 job-bait Endava wanted me in-house at 4100 net. No.
2025-09-29 biggest-client The hospital portal for Regina Maria is now more than half of what I earn.
2025-10-05 keyboard Keyboard: Keychron Q1, brown switches, lubed in 2024.
2025-10-12 apartment Signed for three rooms in Mănăștur, 560 euros, balcony to the south.
2025-10-19 winter-tyres Winter tyres 185/65 R15, at uncle Nelu’s garage.
2025-10-26 cholesterol LDL 142, doctor says walk more.
2025-11-02 nephew Nephew Vlad collects Romanian stamps from before 1947.
2025-11-09 pg-restore pg_restore -j 4 --no-owner brought the shop back in 12 minutes.
2025-11-16 rate As of the new year I invoice at 60.
2025-12-01 savings-goal Saving for the down payment: 31000 of 40000.
2025-12-15 gym-code Gym locker 77, code 5512.
`;

export const PRIYANKA = `
2025-03-01 team-size My team has six engineers and a designer.
2025-03-05 daycare-fee After-school care is 612 dollars a month.
2025-03-10 lab-result A1C was 5.4 in March.
2025-03-14 vendor-price Datadog costs us 9800 a month.
2025-03-19 dosa Dosa batter: 3 cups rice, 1 cup urad dal, spoon of fenugreek, ferment 14 hours.
2025-03-24 skip-level Skip level with Douglas every second Tuesday at 11.
2025-03-29 kids-piano Arjun plays piano with Mrs. Kowalczyk, Thursday 4:15.
2025-04-03 furnace Furnace filter 16x25x4, change in April and October.
2025-04-08 sin-docs SIN cards and birth certificates are in the grey lockbox.
2025-04-13 release-day We release on Wednesdays.
2025-04-18 streetcar I take the 504 streetcar from Roncesvalles.
2025-04-24 sister-in-law Meera is moving to Calgary in spring, she says every spring.
2025-04-30 churn Monthly churn is 2.1 percent.
2025-05-06 mom-flight Amma lands on 3 June, AI 187, terminal 1.
2025-05-12 hiring-loop The loop: screen, pairing, design, values; decision within 48 hours.
2025-05-18 tulips Planted 60 tulip bulbs, Queen of Night along the fence.
2025-05-24 wine-allergy Red wine gives me headaches, white does not.
2025-05-30 mortgage-renewal Mortgage comes up for renewal in February 2027 at Tangerine.
2025-06-05 oncall-tool Incidents go through PagerDuty.
2025-06-11 amma-pills Amma takes amlodipine 5 mg after breakfast.
2025-06-17 feature-flag Kill switch: ff set checkout_v3 off --env prod.
2025-06-23 camp Arjun’s camp is at Lake Couchiching, 14 to 25 July, 1150 dollars.
2025-06-29 kids-height Arjun is 131 cm on the door frame.
2025-07-05 car Our car is a Toyota Sienna hybrid, plate CKRW 418.
2025-07-12 cottage Rented the cottage at Bobcaygeon, water is from the lake, do not drink.
2025-07-27 streetcar The line is torn up until spring: I go in on the UP Express from Bloor.
2025-08-02 team-size Two joined and nobody left, so eight developers and the designer.
2025-08-08 spectacles Sunglasses on prescription were 410 at Clearly.
2025-08-15 vendor-price After the negotiation the Datadog bill is 7300 monthly.
2025-08-22 school-bus Bus 31 stops at Sorauren and Wright at 8:07.
2025-08-29 churn Churn came down to 1.6 percent in August.
2025-09-04 kids-piano The piano teacher retired; Mr. Feng comes to the house on Mondays.
2025-09-10 parking-ticket Parking ticket of 2 September, 60 dollars, paid.
2025-09-16 release-day Twice a week from now on: we ship Tuesdays and Thursdays.
2025-09-23 oncall-tool Everything that beeps comes from incident.io, the other contract ended.
2025-09-30 opsgenie Had a demo of Opsgenie for incidents, too clunky, dropped.
2025-10-06 mouse Mouse in the pantry: steel wool behind the stove did it.
2025-10-13 thanksgiving Thanksgiving for eleven: 7 kg turkey, 4 hours at 325 F.
2025-10-20 amma-pills The cardiologist doubled her amlodipine, 10 mg.
2025-10-27 lab-result A1C came out at 5.7, cut the sweets.
2025-11-03 warranty Dishwasher warranty, Bosch 500, ends 9 September 2028.
2025-11-10 daycare-fee The after-school programme asks 655 since the fall.
2025-11-17 rsvp Said yes to Hannah’s retirement dinner, 5 December, Pai.
2025-11-24 bonus Bonus target is 15 percent of base.
2025-12-01 skates Arjun’s skates are size 3, sharpen at High Park.
2025-12-08 safe-word Safe word for school pick-up: pomegranate.
2025-12-20 yoga Yoga nidra on Sunday evenings helps with the migraines.
`;

export const WALTER = `
2025-03-03 hives I have seven colonies standing behind the orchard.
2025-03-07 hearing-aid Hearing aid batteries are size 312, brown sticker.
2025-03-12 varroa Oxalic acid dribble: 35 g per litre of syrup, 5 ml per seam.
2025-03-17 doctor House doctor is Dr. Pichler, mornings without appointment.
2025-03-22 shed-fuse Workshop breaker is C16, RCD 30 mA, second row.
2025-03-27 grandson Grandson Jakob studies mechanical engineering in Leoben.
2025-04-01 pension-day Pension arrives on the first, 2418 euros net.
2025-04-06 apple Grafted the Kronprinz Rudolf onto M9, tag number 12.
2025-04-12 statin I take 20 mg atorvastatin in the evening.
2025-04-17 lathe Lathe: Emco Compact 8, belts 10x750.
2025-04-22 goulash Goulash: as many onions as beef by weight, never any flour.
2025-04-28 honey-price I ask 9 euros for the half kilo jar.
2025-05-03 car The Berlingo gets its Pickerl in June.
2025-05-08 choir-friend Sepp’s telephone 0664 71 30 288, better after six.
2025-05-14 solar The roof makes 5.2 kWp, inverter is a Fronius Symo.
2025-05-20 hip Orthopaedist says right hip grade two, swim instead of jog.
2025-05-26 wedding-day Wedding anniversary: 14 September 1974.
2025-06-01 swarm Swarm hung in the Resi’s plum tree, caught it with the bucket.
2025-06-07 water-meter Water meter read 1184 cubic metres on 7 June.
2025-06-13 hives After the swarm and two splits I count eleven boxes.
2025-06-19 radio-call My call sign is OE6WPK, 40 m in the morning.
2025-06-26 loan-mower Lent the scythe to Franz, he owes me the whetstone too.
2025-07-02 bee-course Beekeeping course starts 20 January at the Imkerschule, 85 euros.
2025-07-08 daughter-home Elfi lives in Linz with the twins.
2025-07-15 statin Muscle cramps: the doctor halved the atorvastatin to 10 mg.
2025-07-22 extractor Extractor turns four frames, motor 230 V 120 W.
2025-07-29 harvest The linden crop came to 94 kg.
2025-08-04 moped Thought about an electric moped, my wife laughed.
2025-08-11 grandson Jakob has a thesis job with Andritz in the city.
2025-08-18 oil-tank The boiler burns 1900 litres of oil a year.
2025-08-25 chainsaw Chain for the Stihl: 3/8 P, 1.3 mm, 50 links.
2025-09-01 stammtisch Veterans’ table is at the Gasthof Lend, every first Friday.
2025-09-08 wine-merchant Schilcher from the Langmann cellar, six bottles.
2025-09-15 daughter-home The twins start school in Wels, Elfi bought a terrace house.
2025-09-22 honey-price For the Christmas market a jar is 10.50.
2025-09-29 doctor Pichler closed his practice, Dr. Sonja Hofer has our cards.
2025-10-05 boots Hiking boots: Lowa Renegade, 44.
2025-10-12 oil-tank Pellets burn in the cellar at last: 4.6 tonnes for the year.
2025-10-19 heat-idea A heat pump was calculated for us, 31000 euros, out of the question.
2025-10-26 bulb The stair light takes an R7s, 118 mm.
2025-11-02 grave Grave lease in Sankt Leonhard runs until 2031.
2025-11-09 blood-thinner No aspirin with the blood thinner, told twice.
2025-11-16 solar Four more modules on the barn: together 7.0 kWp.
2025-11-23 stammtisch The Stammtisch sits at the Kirchenwirt, Wednesdays, since the Lend shut.
2025-11-30 spruce The Christmas tree comes from Resi, 20 euros, two metres.
2025-12-08 will The will is with notary Dr. Kern, file 118/2019.
2025-12-19 router Internet box sits in the attic, restart by the red switch.
`;
