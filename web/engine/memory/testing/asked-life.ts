/** What one person may have noted over some years, as they would: of everything a little. The later ones are newer. */
export const NOTED = `
My full name is Hanna Lindqvist.
I was born on 17 October 1986 in Gothenburg.
I grew up in Uppsala and moved to Leuven in 2012.
I hold a Swedish passport, valid until May 2031.
I speak Swedish, English and Dutch.
I am 1.74 m tall.
I am left-handed.
My husband Pieter is a violin maker.
Pieter's birthday is 3 March.
Our daughter Saga was born on 9 August 2017.
Our son Nils started school in September.
Saga is allergic to hazelnuts.
Nils collects beetles.
My sister Elin lives in Trondheim.
Elin works as a midwife.
My mother turned seventy last spring.
My father plays the accordion.
My best friend Noor studies medicine in Lisbon.
Our neighbour Jef has the spare key.
The babysitter is called Lore, 15 euros an hour.
We got married on 21 June 2014.
Our cat Pippi gets her food at six.
I prefer oat milk in my coffee.
I drink green tea after lunch.
I cannot stand cilantro.
I love swimming in cold lakes.
My favourite film is Fanny and Alexander.
I hate being called before nine.
I prefer window seats on trains.
My favourite colour is dark green.
I like licorice, the salty kind.
I enjoy crossword puzzles in the evening.
I read mostly Nordic crime novels.
I would rather have written proposals than meetings.
Dark mode everywhere, and no sounds.
I do not eat meat.
I work as an acoustics engineer at Klankhuis.
My manager is Roeland; one-on-ones are on Tuesday at ten.
The office is in Mechelen, third floor.
I work four days a week, Wednesdays off.
My salary is 4,850 euros gross.
Our biggest client is the opera in Antwerp.
Stand-up is at 9:15 on Teams.
Colleague Bram takes over my shifts in June.
The company laptop is a Dell Latitude.
I have 32 days of leave this year.
The quarterly review is on the 14th.
My desk number is 3.27.
I am writing a book about echoes.
Chapter four of the book is due on 30 September.
The greenhouse controller needs a second prototype.
I want to build a cedar canoe before I turn 45.
By next summer I want to swim across the lake of Geneva.
Talk idea: why old churches sound good.
The podcast needs a second microphone.
My blood pressure was 124 over 79 in January.
I take 50 micrograms of levothyroxine every morning.
My doctor is Dr Verhaegen on Naamsestraat.
Dentist appointment on 16 April at 11:30.
My knee hurts after more than ten kilometres.
My glasses are minus 2.25 left, minus 1.75 right.
The last tetanus shot was in 2019.
I sleep badly after wine.
Rent is 1180 euros a month.
The mortgage offer was 2.9 percent at KBC.
My bank is Argenta.
I pay 26.70 a month for the train subscription.
Electricity is about 95 euros a month.
We put 300 a month into the index fund.
Joost owes me forty euros.
The tax return is due on 15 July.
The internet contract with Edpnet ends in November.
Two weeks of Slovenia in September, by night train.
Our flight to Stockholm leaves at 06:40 from Zaventem.
The hotel in Ljubljana had the best breakfast.
Japan needs no visa for ninety days.
I would like to see the Faroe Islands one day.
Pack the adapter for British sockets.
I drive a 2014 Honda Civic.
The winter tyres are at the garage in Heverlee.
The number plate is 1-XKD-482.
Tyre pressure: 2.4 bar front, 2.2 rear.
The inspection of the car is due in November.
Oil change at 120,000 km, 5W-30.
Pieter rides an old Gazelle.
We live on Molenstraat in a terraced house.
The boiler pressure should be 1.5 bar.
The bins go out on the first Tuesday.
The living room wall is RAL 9010.
The tomato plants want water twice a day in July.
The landlord is Mr Pauwels.
The garden shed needs a new roof.
Sourdough: feed the starter every evening.
The oven runs ten degrees hot.
The water meter is behind the stairs.
The NAS is at 192.168.2.40, web UI on port 5001.
The Pi’s fan starts at 62 °C and stops at 54 °C.
Router: the 5 GHz channel 36 is quiet at night.
Postgres upgrade: pg_upgrade --link took 41 s on staging.
I use Neovim on Debian.
The backup runs at two in the night with restic.
The prod cluster runs Kubernetes 1.31.
Node 24 breaks the old build script.
The printer only scans over USB.
My phone is a Fairphone 5.
Use git rebase, not merge, on the website repository.
The domain renews every March at Gandi.
I sing alto in the chamber choir.
Choir rehearsal is on Thursday at eight.
The choir concert is on 12 December.
I play the cello, not well.
I swim every Monday before work.
The yoga class moved to the town hall.
The library books are due on the 28th.
Noor's phone number is 0475 12 34 56.
Elin's wedding is on 5 September.
The children see their grandmother every Sunday.
Nils is afraid of the dark.
The vet is Dr Claes in Kessel-Lo.
Rent is 1240 euros a month now.
I sold the Civic and drive a Skoda Enyaq now.
`;

/** Questions that it answers: `QUESTION | what the answer has to hold`. */
export const ANSWERED = `
what do I drive? | Enyaq
What is my full name? | Lindqvist
when was I born? | 1986
where does my sister live? | Trondheim
What does Elin do for work? | midwife
How much is my rent? | 1240
What was my rent before? | 1180
when is Pieter's birthday? | 3 March
What is Saga allergic to? | hazelnuts
who has the spare key? | Jef
what milk do I take in my coffee? | oat milk
What is my favourite colour? | green
which film is my favourite? | Fanny
where do I work? | Klankhuis
who is my manager? | Roeland
How many days of leave do I have? | 32
what is my salary? | 4,850
when is the stand-up? | 9:15
what is my desk number? | 3.27
when is chapter four due? | 30 September
who is my doctor? | Verhaegen
when is my dentist appointment? | 16 April
when was my last tetanus shot? | 2019
which bank do I use? | Argenta
how much do I pay for the train? | 26.70
who owes me money? | Joost
when is the tax return due? | 15 July
where are the winter tyres? | Heverlee
what is my number plate? | 1-XKD-482
tyre pressure | 2.4
when is the car inspection? | November
what pressure should the boiler have? | 1.5
when do the bins go out? | Tuesday
who is my landlord? | Pauwels
what colour is the living room wall? | RAL
where is the water meter? | stairs
what is the address of the NAS? | 192.168
when does the fan start? | 62
wifi channel | 36
how long did the postgres upgrade take? | 41 s
what editor do I use? | Neovim
when does the backup run? | two
what phone do I have? | Fairphone
when is choir rehearsal? | Thursday
when is the choir concert? | 12 December
what instrument do I play? | cello
when is Elin's wedding? | 5 September
what is Noor's phone number? | 0475
who is the vet? | Claes
when does the flight to Stockholm leave? | 06:40
what is the name of our cat? | Pippi
when did we get married? | 2014
How tall am I? | 1.74
who is the babysitter? | Lore
`;

/** Questions that it does not answer, though it holds a word or a neighbour of most of them. */
export const NOT_ANSWERED = `
what is my blood type?
what is my shoe size?
what is my brother's name?
where does my brother live?
when is my sister's birthday?
what does Noor's husband do?
how much do I weigh?
what is my favourite book?
what is my favourite band?
what is the name of our dog?
what is my phone number?
what is my wifi name?
who is my dentist?
which school does Saga go to?
what is my mother's name?
how much was the Enyaq?
when does my passport arrive?
what is my pension?
who is my lawyer?
what is the capital of Peru?
how do I bake bread?
when is my gym appointment?
what is Pieter's salary?
where did I study?
which football team do I support?
what colour is my car?
what is my insurance number?
how old is my grandfather?
what did I eat yesterday?
who won the election?
where is my umbrella?
what is the meaning of life?
when is the dance class?
which university did Roeland go to?
`;

/** Questions to which several belong: `QUESTION | one of them | another`. */
export const SEVERAL = `
what do I like? | licorice | swimming
what do I hate? | cilantro | before nine
what are my hobbies? | swim | crossword
what do you know about Noor? | Lisbon | 0475
tell me about Elin | Trondheim | midwife
which languages do I speak? | Swedish, English | Swedish, English
what are my goals? | canoe | Geneva
what do you know about my children? | Saga | Nils
`;

/** Written when the rules were done; nothing was tuned on these. */
export const HELD_OUT_ANSWERED = `
what's my husband's profession? | violin maker
When is Saga's birthday? | 9 August
what does Nils collect? | beetles
how much does the babysitter cost? | 15 euros
what do I drink after lunch? | green tea
which seats do I prefer on trains? | window
where is the office? | Mechelen
who takes over my shifts in June? | Bram
when is the quarterly review? | 14th
what am I writing a book about? | echoes
how high was my blood pressure? | 124
how much levothyroxine do I take? | 50
when does my knee hurt? | ten kilometres
how much do we invest in the index fund? | 300
when does the internet contract end? | November
which adapter should I pack? | British
what does Pieter ride? | Gazelle
how much water do the tomato plants want? | twice a day
how hot does the oven run? | ten degrees
which Kubernetes version runs on the prod cluster? | 1.31
when does the domain renew? | March
what voice do I sing in the choir? | alto
when are the library books due? | 28th
what is Nils afraid of? | dark
what car do I have now? | Enyaq
`;

export const HELD_OUT_NOT_ANSWERED = `
what is Elin's address?
what is my cholesterol?
who is Saga's teacher?
when is Nils' birthday?
what is my wife's name?
what does my father do for work?
how much is the electricity deposit?
what is the password of the NAS?
which restaurant did we like in Porto?
when is the next parents' evening?
what is my son-in-law called?
how many cats did my neighbour have?
what is the boiler's serial number?
where did I buy the cello?
what is Bram's phone number?
who fixed the roof?
how much did the canoe cost?
what was my salary in 2015?
when is my colonoscopy?
which gym do I go to?
what is my blood sugar?
when does Pieter's passport expire?
how tall is Pieter?
what time is it in Tokyo?
what is my favourite restaurant?
`;
