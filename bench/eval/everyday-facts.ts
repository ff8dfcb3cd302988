/** What four people kept over a year, `DAY KEY TEXT`. By these one may look for what to do better. */

export const ANNEKE = `
2025-03-02 rent Rent for the flat on the Mathenesserlaan: 1180 a month, due on the 1st.
2025-03-04 wifi Home wifi: 5 GHz is on channel 44, the neighbours crowd 36.
2025-03-09 blood-type My blood type is A negative, says the donor card.
2025-03-11 etcd-defrag Defragmenting etcd took 38 s per member on prod, leader last.
2025-03-15 sister-job My sister Liselot works at the harbour authority as a pilot planner.
2025-03-19 k8s-version The prod cluster runs Kubernetes 1.29.
2025-03-22 pancakes Dutch baby pancake: 3 eggs, 120 ml milk, 70 g flour, 220 degrees, 18 minutes.
2025-03-28 bike My bike is a Gazelle Chamonix, frame number GZ4471802.
2025-04-01 gym I lift on Tuesdays and Fridays before work.
2025-04-06 zfs-scrub zpool scrub tank runs on the first Sunday of the month; last one repaired 0B.
2025-04-10 dentist-visit Dentist on 16 April: one filling upper left, 94 euros.
2025-04-13 coffee Coffee beans: Giraffe Coffee, the Brazil one, 1 kg lasts three weeks.
2025-04-20 passport Passport expires 11 January 2029.
2025-04-24 alert-threshold We page when p99 of the checkout goes over 800 ms for five minutes.
2025-05-03 mother-birthday Mum’s birthday is 9 June, she likes peonies.
2025-05-07 salary My salary is 5150 gross since the raise.
2025-05-12 terraform-lock Stuck state lock: terraform force-unlock with the id from the DynamoDB table.
2025-05-18 nas-ip The NAS is at 192.168.2.40, web UI on port 5001.
2025-05-25 holiday-plan Thinking about two weeks of Slovenia in September, maybe by night train.
2025-06-01 rent Letter of the landlord: the flat costs 1245 a month starting in June.
2025-06-05 backup-time The nightly Postgres dump takes 22 minutes and ends up at 61 GB.
2025-06-11 allergy Allergy test: birch and hazel strong, grass a little, cats none.
2025-06-14 tent Our tent is the Hilleberg Nallo 3, green, in the cellar on the second shelf.
2025-06-22 friend-address Joost and Amara moved into Voorstraat 118 in Delft.
2025-06-30 k8s-version Upgraded prod to Kubernetes 1.31, skipping nothing, drain took two hours.
2025-07-06 sleep Melatonin 0.5 mg at ten in the evening works for me, 3 mg leaves me groggy.
2025-07-13 train-pass I have the NS off-peak subscription, 26.70 a month, 40 percent off.
2025-07-19 sister-job Liselot handed in her badge at the port; she teaches physics at a secondary school.
2025-08-02 tomato Tomatoes on the balcony: the black cherry did best, the beefsteaks split.
2025-08-09 health-insurance Health insurance: Menzis, own risk 385, policy number 88-2041-77.
2025-08-17 car-share For moving furniture: MyWheels van at the Coolhaven, 7.50 an hour.
2025-08-24 oncall-pay On-call pay is 210 for a week, 320 when it includes a holiday.
2025-09-01 slovenia Slovenia happened: Bohinj was better than Bled, hut above Stara Fužina.
2025-09-08 gym Lifting is Mondays and Thursdays in the evening these days, the morning slot is gone.
2025-09-14 offer A recruiter offered 6200 at Adyen. Declined, I like the team here.
2025-09-20 loki-retention Loki keeps logs for 14 days, then they are gone.
2025-09-28 knitting Jumper for Liselot: 4 mm needles, 92 stitches cast on, size 38.
2025-10-05 landlord-phone Landlord’s handyman is Mr. Dekker, 06-4418-2093, not on Wednesdays.
2025-10-12 loki-retention Logs are kept 30 days in Loki since the audit asked for it.
2025-10-19 wine The white I liked at Joost’s was a Grüner Veltliner from Loimer.
2025-10-26 backup-time After pg_dump -j 8 the nightly dump is done in 9 minutes.
2025-11-02 resting-pulse Resting pulse 58 according to the watch.
2025-11-16 coffee We get beans from Man met Bril now, the Ethiopian.
2025-11-23 rent From December the apartment is 1290, service costs included.
2025-12-07 salary Payslip says 5480 gross as of this month.
2025-12-14 sinterklaas Drew Opa’s name for the gift exchange, limit is 30 euros.
2026-01-11 node-debug kubectl debug node/worker-3 -it --image=busybox gets a shell on the host.
2026-01-25 movie-list Films to see: Past Lives, The Taste of Things, Perfect Days.
`;

export const RAFAEL = `
2025-01-05 car We drive a 2016 Seat Leon ST, diesel, grey.
2025-01-08 clothes-size Tomé wears size 104, shoes 27.
2025-01-12 xcode The app builds with Xcode 16.1 on CI.
2025-01-17 nursery Tomé goes to the Colibri nursery on Rua da Alegria, 8:30 to 17:00.
2025-01-20 nif Accountant wants my tax papers by 31 May; her name is Dulce Pinheiro.
2025-01-26 bacalhau Bacalhau à Brás for four: 500 g cod, 6 eggs, shoestring potatoes, olives last.
2025-02-02 mortgage Mortgage rate is 3.85 percent fixed until 2027, 742 a month.
2025-02-09 crash-rate Crash-free sessions are at 99.2 percent.
2025-02-13 wife-job Inês works as a physiotherapist at São João hospital.
2025-02-16 router-password The router’s admin page is 10.0.0.138, password on the sticker below it.
2025-02-23 paint Living room paint: Robbialac 9214, two tins left in the garage.
2025-03-01 fever Tomé may take 7.5 ml ibuprofen syrup every eight hours, at 17 kg.
2025-03-09 running Ran 10 km in 52:40, my best so far.
2025-03-16 fastlane fastlane match nuke development fixed the broken provisioning profiles.
2025-03-23 boss Our engineering lead is Catarina, she likes bullet points.
2025-04-06 tyres Winter tyres of the Leon are at Norauto, receipt 20931.
2025-04-13 algarve Booked Tavira, 2 to 12 August, Casa da Ria, 1340 euros.
2025-04-20 glasses I need +0.75 for reading, both eyes.
2025-04-27 app-size The release download is 48 MB after stripping the fonts.
2025-05-04 crash-rate Crash-free rate went up to 99.6 percent with the new image cache.
2025-05-11 gutter The gutter man is Sr. Abílio, 80 euros, comes every October.
2025-05-18 phone-plan My phone plan: Vodafone 20 GB for 17.50.
2025-05-25 swim Tomé has swimming on Saturdays at ten in Campanhã.
2025-06-01 xcode CI image switched to Xcode 16.4, Swift 6 mode stays off.
2025-06-08 test-time The UI tests need 34 minutes on the M1 runner.
2025-06-15 godmother Tomé’s godmother is Beatriz, birthday 3 March.
2025-06-22 piripiri Piri-piri: 12 chillies, 4 garlic, lemon, whisky, rest for a week.
2025-06-29 car Signed for a used Kangoo E-Tech, the Leon went to Inês’s father.
2025-07-06 charger The wallbox does 7.4 kW; a full charge is six hours.
2025-07-13 minimum-ios We support iOS 15 and up.
2025-07-20 school-visit Looked at the German school for Tomé: 9000 a year, no.
2025-08-17 beach-note In Tavira take the ferry of 9:10 to the island, later ones are packed.
2025-08-24 nursery In September Tomé starts at the Escola do Bonfim kindergarten; drop-off by nine.
2025-09-07 standup Stand-up is at 9:45 on Teams, cameras optional.
2025-09-14 wife-job Inês opened her own practice with Marta, near the Trindade station.
2025-09-21 test-time Split into four shards: the interface suite is through in 11 minutes.
2025-09-28 swim The pool moved him to the Wednesday group at 17:15.
2025-10-05 blood-pressure Blood pressure 128 over 82 at the company check.
2025-10-12 minimum-ios Dropped iOS 15; the deployment target is 16.4.
2025-10-19 olive Olive oil: 5 litre cans from Dulce’s uncle in Mirandela, 42 euros.
2025-10-26 vinyl Lent the Carlos Paredes record to Nuno.
2025-11-02 phone-plan Changed to WOO, 100 GB for 10 euros a month.
2025-11-09 mattress The mattress is an Emma Hybrid 160 by 200, ten years guarantee from 2024.
2025-11-16 boss Catarina left; we answer to Vasco until someone is hired.
2025-11-23 clothes-size He outgrew everything: bought 116 and shoes in 30.
2025-11-30 pension I put 100 a month into the PPR at Alves Ribeiro.
2025-12-07 boss The new engineering lead started, Sofia Teles, from Talkdesk.
2025-12-14 lights Christmas lights are in the blue box over the wardrobe, fuse 2.5 A.
`;

export const JUNE = `
2025-02-01 landlord Landlady is Mrs. Hargreaves, texts only, fixes things fast.
2025-02-03 flat-rent Room in Headingley is 560 a month, bills in.
2025-02-07 warehouse We load into Snowflake with dbt 1.7.
2025-02-11 grade My hardest boulder is 6C on limestone.
2025-02-15 shoes Climbing shoes: Scarpa Instinct VSR in 38.5, half down.
2025-02-20 brother My brother Callum lives in Bristol.
2025-02-23 ramen Miso ramen base: 2 tbsp white miso, 1 tbsp tahini, chilli oil, 400 ml stock.
2025-03-02 pipeline-run The orders pipeline finishes at about 06:40.
2025-03-08 inhaler Blue inhaler before climbing in the cold, two puffs.
2025-03-14 railcard Railcard number ends 2207, valid till 13 March 2026.
2025-03-21 dog Gran’s dog is called Biscuit, a border terrier.
2025-03-29 partition Repartitioned the events table by day: 14 TB, 3100 partitions.
2025-04-04 gym-membership Depot climbing membership: 46 a month, cancel with 30 days’ notice.
2025-04-12 savings Emergency fund is at 4200 in the Chip account.
2025-04-18 line-manager Rob is my manager, he reviews on Fridays.
2025-04-26 sofa The sofa cover washes at 30, never tumble dry.
2025-05-02 spanish Spanish lessons with Lucía on Mondays at seven, 18 pounds an hour.
2025-05-10 airflow airflow tasks clear -s 2025-05-01 orders_daily reruns a day.
2025-05-17 brother Callum got the keys to a place in Cardiff, his number is still the same.
2025-05-24 moving I could move to Sheffield for the crags, just a thought.
2025-06-01 iron Ferritin was 14, so iron tablets every second day.
2025-06-07 wedding Hattie and Jo marry on 22 August in Whitby, dress code garden.
2025-06-14 warehouse dbt is on 1.9 since the weekend, unit tests included.
2025-06-20 mug Broken the Kyoto mug; glued it with gold epoxy.
2025-06-28 holiday Font trip in October: gîte in Noisy, 310 each.
2025-07-05 pipeline-run With the incremental model orders are ready at ten past five.
2025-07-12 laptop Work laptop is a Framework 13, Ubuntu 24.04.
2025-07-19 grade Sent my first 7A, the slab at Caley!
2025-07-26 spend-cap The warehouse credit cap is 1800 a month.
2025-08-03 plants The monstera gets water on Sundays, the snake plant once a month.
2025-08-10 flat-rent Moved to Meanwood, my share is 640 plus bills.
2025-08-24 wedding-gift Gave Hattie and Jo the enamel casserole.
2025-08-30 physio Physio for the left ring finger A2 pulley: Dan, six weeks of no crimps.
2025-09-06 spend-cap Finance lifted our Snowflake budget to 2500 credits.
2025-09-13 language Tried Portuguese for a week, back to Spanish.
2025-09-20 kettle Descale the kettle with citric acid, one tablespoon.
2025-09-27 savings Rainy-day money stands at 5900 after the bonus.
2025-10-04 line-manager Since the reorg my appraisals are with Shabnam.
2025-10-11 spanish Lucía’s hour is on Wednesdays at half six from now on.
2025-10-18 on-font In Fontainebleau: Roche aux Sabots for a wet day, Cul de Chien for sand.
2025-10-25 iron Ferritin back up to 41, down to one tablet a week.
2025-11-01 boiler Boiler pressure should be 1.3 bar, filling loop is behind the panel.
2025-11-08 flu Had the flu jab at Boots on 8 November.
2025-11-15 kafka-lag Consumer lag over 50k for ten minutes wakes the on-call.
2025-11-22 book Book club reads Piranesi next, at Nisha’s.
2025-12-06 tax-code My tax code is 1257L.
2025-12-20 gym-membership The Depot put the price up, 51 a month.
`;

export const CHIDI = `
2025-04-02 flat We rent 68 square metres in Altona, third floor, no lift.
2025-04-05 mcu The sensor node uses an STM32L476.
2025-04-09 sleep-current Sleep current of the node is 11 µA.
2025-04-13 wife-shift Ngozi works nights from Thursday to Saturday.
2025-04-17 jollof Jollof: parboil the rice 8 minutes, base of peppers and scotch bonnet, bay leaf, smoky bottom.
2025-04-20 openocd Flash with: openocd -f board/nucleo.cfg -c "program fw.elf verify reset exit".
2025-04-26 uncle Uncle Emeka’s address: 14 Okpara Avenue, Enugu.
2025-05-01 saxophone Sax lessons are with Herr Petersen at 18:00 on Tuesdays.
2025-05-06 visa My residence permit runs out on 30 November 2027.
2025-05-11 knee The knee MRI showed a small meniscus tear, no surgery.
2025-05-15 electric Electricity: Lichtblick, 96 euros a month.
2025-05-21 battery The node’s battery is an ER14505, 2600 mAh, lasts about seven years.
2025-05-27 football I play left back for the company side.
2025-06-02 zephyr Firmware is on Zephyr 3.6.
2025-06-08 daughter Adanna was born on 8 June 2024 at 04:12, 3280 g.
2025-06-12 lab-key The lab key is in the small safe, code 3-1-8-0.
2025-06-18 oscilloscope The scope is a Rigol DS1054Z, unlocked to 100 MHz.
2025-06-24 insulin Dad takes 14 units of long-acting insulin at night.
2025-06-30 ferry Ferry 62 from Finkenwerder is covered by the HVV ticket.
2025-07-04 can-bus CAN runs at 250 kbit/s with 120 ohm at each end.
2025-07-10 sleep-current Turned off the flash: 4.2 µA asleep, measured on the Joulescope.
2025-07-16 nursery-place Adanna is number 9 on the list of the Kita in Bahrenfeld.
2025-07-22 haircut Barber: Musa in the Große Bergstraße, 18 euros, cash.
2025-07-29 soldering Iron at 340 °C for leaded, 370 for lead free.
2025-08-05 holiday-lagos Flights to Lagos 18 December, KLM via Amsterdam, 1480 for the three of us.
2025-08-11 wife-shift The ward gave Ngozi day shifts, six to two.
2025-08-18 esp-idea What if we took an ESP32-C6 for the node? Sleep draws too much, so no.
2025-08-25 zephyr Rebased onto Zephyr 4.0, two drivers rewritten.
2025-09-01 nursery-place The Kita rang: she has a place from the 1st of October.
2025-09-07 loan I lent Bastian 300 euros, back by Christmas.
2025-09-13 shoe My football boots are 44.5, the brand does not matter.
2025-09-19 mcu The new board revision carries an STM32U575 instead.
2025-09-25 wifi-guest The guest wifi is called palmwine, password kelewele2024.
2025-10-01 insulin The clinic put Dad on 18 units.
2025-10-08 pcb-house Boards come from Aisler, 10 working days, ENIG.
2025-10-14 saxophone Petersen has moved my hour to Fridays at five.
2025-10-20 film Ngozi wants to see the new Nollywood film at the Zeise.
2025-10-27 electric We went with the municipal utility, it comes to 81 euros monthly.
2025-11-03 radio LoRa settings: SF9, 868.1 MHz, 14 dBm.
2025-11-09 trainer Coach tried me as goalkeeper once. Once.
2025-11-15 weld Ola knows a welder in Harburg for the bike frame.
2025-11-21 football Coach has me in central midfield for good.
2025-11-28 flash-size The bootloader takes 48 KB, the app slot 384 KB.
2025-12-03 tooth Adanna has eight teeth.
2025-12-09 radio Range was poor; the field units transmit at SF10 with 16 dBm.
2026-01-06 cert The CE test costs 7400 at the lab in Straubing.
2026-01-13 flat Got the keys for the row house in Lurup: 104 square metres and a garden.
2026-01-20 compost Compost goes out in the green bin, every other Monday.
`;
