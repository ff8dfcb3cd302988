/** What people say of themselves on an ordinary day: `CATEGORY | MESSAGE | WHAT IS OFFERED`. Said on 12 March 2026, a Thursday. */
export const SAID = `
cars | I drive a 2014 Civic | I drive a 2014 Civic
cars | i drive a civic. | I drive a civic
cars | By the way, I drive a diesel van. | I drive a diesel van
cars | My car is a 2019 Skoda Octavia. | My car is a 2019 Skoda Octavia
cars | I sold the Civic last week | I sold the Civic in the week of 2 March 2026
cars | We bought a Volvo XC40 in January. | We bought a Volvo XC40 in January 2026
cars | I drive a 2014 Civic, what oil does it need? | I drive a 2014 Civic
identity | My name is Tessa Brandt. | My name is Tessa Brandt
identity | my name's tom | My name's tom
identity | I’m called Ravi | I’m called Ravi
identity | Please call me Al. | Call me Al
identity | Hi, I'm Marta! | I'm Marta
identity | I was born on 4 March 1988 in Ghent. | I was born on 4 March 1988 in Ghent
identity | I was born in Leeds. | I was born in Leeds
identity | My birthday is June 9th. | My birthday is June 9th
identity | I'm from Porto, originally. | I'm from Porto, originally
identity | I grew up in a small town? No: I grew up in Bergen. | I grew up in Bergen
identity | I'm Dutch. | I'm Dutch
identity | I’m half Irish and half Polish | I’m half Irish and half Polish
identity | I'm 34 years old | I'm 34 years old
identity | I'm 1.82 m tall. | I'm 1.82 m tall
identity | I speak Dutch, French and a bit of Arabic. | I speak Dutch, French and a bit of Arabic
identity | My mother tongue is Romanian. | My mother tongue is Romanian
identity | My email is tessa@example.org | My email is tessa@example.org
preferences | I prefer tea in the afternoon. | I prefer tea in the afternoon
preferences | I really like oat milk in my coffee. | I really like oat milk in my coffee
preferences | I hate coriander. | I hate coriander
preferences | I can't stand loud open-plan offices | I can't stand loud open-plan offices
preferences | I can’t stand cilantro, so leave it out please | I can’t stand cilantro
preferences | My favourite film is Stalker. | My favourite film is Stalker
preferences | My favorite color is dark green | My favorite color is dark green
preferences | I love hiking in the mountains. | I love hiking in the mountains
preferences | I don't like olives. | I don't like olives
preferences | I'd rather read on paper than on a screen. | I'd rather read on paper than on a screen
preferences | I drink my coffee black, no sugar. | I drink my coffee black, no sugar
preferences | I'm a big fan of Nick Cave. | I'm a big fan of Nick Cave
preferences | I'm a night owl | I'm a night owl
preferences | I prefer window seats on trains, remember that. | I prefer window seats on trains
preferences | I play the cello | I play the cello
preferences | Every Tuesday I play badminton with Joris. | Every Tuesday I play badminton with Joris
preferences | I've started running again | I've started running again
preferences | I quit smoking in 2019. | I quit smoking in 2019
people | My sister Mira lives in Ghent. | My sister Mira lives in Ghent
people | my sister's birthday is 9 June | My sister's birthday is 9 June
people | My wife’s name is Nadia. | My wife’s name is Nadia
people | My brother is called Jonas | My brother is called Jonas
people | My older brother works as a nurse. | My older brother works as a nurse
people | My daughter Ella is allergic to peanuts. | My daughter Ella is allergic to peanuts
people | My mum turns 70 in August. | My mum turns 70 in August
people | I have two kids, Lotte and Finn. | I have two kids, Lotte and Finn
people | My boss is Femke. | My boss is Femke
people | Bram is my flatmate. | Bram is my flatmate
people | I'm married with two children | I'm married with two children
people | Our anniversary is on 4 September. | Our anniversary is on 4 September
home | Our dog is called Miso. | Our dog is called Miso
home | I live in Antwerp. | I live in Antwerp
home | i live in oslo | I live in oslo
home | I've lived in Antwerp since 2015. | I've lived in Antwerp since 2015
home | I moved to Porto in February. | I moved to Porto in February 2026
home | We live in a terraced house with a small garden. | We live in a terraced house with a small garden
home | I used to live in Paris, but now I live in Lille. | Now I live in Lille
work | I work at Helder as a data engineer. | I work at Helder as a data engineer
work | I'm a nurse at the university hospital. | I'm a nurse at the university hospital
work | I’m a freelance illustrator | I’m a freelance illustrator
work | I work as a bus driver. | I work as a bus driver
work | I work in finance. | I work in finance
work | I work from home on Fridays. | I work from home on Fridays
work | I work for a small bakery in Mechelen | I work for a small bakery in Mechelen
work | I start at Equinor next month | I start at Equinor in April 2026
work | I quit my job yesterday. | I quit my job on 11 March 2026
work | I'm studying architecture at TU Delft. | I'm studying architecture at TU Delft
work | I studied physics in Lund. | I studied physics in Lund
home | Our house is from 1930. | Our house is from 1930
work | I teach maths at a secondary school. | I teach maths at a secondary school
health | I'm allergic to penicillin. | I'm allergic to penicillin
health | I'm vegetarian, what can I cook tonight? | I'm vegetarian
health | I have asthma. | I have asthma
health | I don't eat pork. | I don't eat pork
health | My blood type is A negative. | My blood type is A negative
health | I take 20 mg of omeprazole every morning. | I take 20 mg of omeprazole every morning
finances | My rent is 1,010 euros a month. | My rent is 1,010 euros a month
finances | I pay €26.70 a month for the train. | I pay €26.70 a month for the train
projects | By March I want to run ten kilometres. | By March 2026 I want to run ten kilometres
projects | by the end of the year I want to finish my thesis | By the end of 2026 I want to finish my thesis
projects | My goal is to read 30 books this year. | My goal is to read 30 books in 2026
projects | I want to learn to sail by next summer | I want to learn to sail by next summer
projects | I'm training for the Ghent marathon. | I'm training for the Ghent marathon
technical | I use Postgres 16 for everything. | I use Postgres 16 for everything
technical | My Pi runs Home Assistant. | My Pi runs Home Assistant
technical | We run k3s on three nodes | We run k3s on three nodes
technical | My NAS is at 192.168.2.40. | My NAS is at 192.168.2.40
technical | I use Neovim and tmux | I use Neovim and tmux
other | My driving test is on 4 May. | My driving test is on 4 May 2026
other | My passport expires in June 2027 | My passport expires in June 2027
other | I no longer use Facebook. | I no longer use Facebook
travel | We're flying to Lisbon on 3 May. | We're flying to Lisbon on 3 May 2026
`;

/** And what tells nothing of them that is to be kept. */
export const NOT_SAID = `
do I drive a Civic?
Do I still live in Antwerp?
what do i drive
What is my name?
Is my sister's birthday on 9 June?
My name is Tessa, right?
I live in Oslo, don't I?
I work at Helder?
If I drive a diesel, can I enter the city?
If I lived in Oslo, I would ski more.
Suppose I drive a Tesla. My range is 400 km then.
Suppose my name is Bob and I live in Oslo.
Imagine I'm a pirate. I live in Tortuga.
Let's say I work at Google and I drive a BMW.
Let’s say my rent is 2000 euros a month
I might move to Porto.
Maybe I live in the wrong city.
Perhaps I'm allergic to cats.
I think I'm allergic to strawberries.
I guess I prefer tea.
I wish I lived in Lisbon.
I would like to live in Lisbon.
I'm thinking about buying a Volvo.
I nearly bought a Volvo.
I used to live in Paris.
I was going to study law.
I'm not a vegetarian.
I am not from Belgium.
I don't want to talk now.
I don't feel like cooking today.
I don't need this.
I want a coffee.
I want pizza tonight.
I want this fixed by tomorrow.
I'm hungry.
I'm tired and I want to go home.
I'm a bit lost here.
I'm a mess today.
I'm an idiot.
I'm at the office.
I'm in Paris today.
I'm on the train to Ghent.
I'm back.
I'm sorry.
I'm stuck with my config.
I'm from the future.
I like it.
I like this answer.
I like your idea.
I like the second one better.
I like how you explain things.
I prefer option B.
I prefer the first version.
I prefer that one.
I prefer not to say.
I prefer to do it later.
I love it when the build breaks on Friday.
I love you.
I hate this bug.
I hate when that happens.
I hate to ask again.
I can't stand it any more.
I just love waiting in line, said no one ever.
Oh great, I love Mondays.
I love meetings, yeah right.
I love being on hold /s
I live in my car, lol
My favourite part is the ending.
Call me later.
Call me when you can.
Call me back at five.
Call me a taxi.
Call me crazy, it works now.
My name is not important.
My name is on the list.
My name is spelled wrong in the mail.
My car is broken.
My car is in the garage.
My car is making a strange noise.
My car is blocked by a van.
I drive a lot.
I drive a hard bargain.
I drive to work.
I drive my mother crazy.
I work at night sometimes
I work at it.
I work for free.
I work in the morning and rest later.
I work hard.
I live in fear.
I live in a bubble.
I live for the weekend.
I moved to the next step.
I moved to the other branch.
I moved the file to /etc.
My sister is here.
My sister is angry with me.
My sister called.
My sister said I live in a dump.
My brother thinks I drive too fast.
He said: "I live in Oslo."
"I drive a Civic," she told me.
She told me my name is written wrong.
My teacher always says "I work at the mill".
The form says my name is Bob.
> I live in Oslo
> My name is Hans and I drive a Volvo.
\`I live in Oslo\`
\`\`\`\\nMy name is Bob.\\nI live in Oslo.\\n\`\`\`
What does \`my name is Bob\` print?
/remember I drive a Civic
/forget my name is Tessa
My password is hunter2
My PIN is 4711 and I live in Oslo.
my api key is sk-abcdefghijklmnop1234
My card number is 4111 1111 1111 1111
I use the token ghp_abcdefghijklmnopqrstuvwxyz0123456789
My wifi password is on the fridge.
Translate: I live in Berlin.
Translate "I am a nurse" into French.
Translate this into French. I live in Berlin and I drive a Civic.
Correct this sentence: My name are Bob.
How do you say my name is Anna in Dutch?
Write a story. My name is Bob and I live in Oslo.
Write a letter to my landlord saying I live in Oslo.
Pretend you are a pilot. I'm a passenger from Oslo.
Act as my doctor. I have asthma.
You are a travel agent. I live in Oslo.
In my novel, I live in Oslo and I drive a Tesla.
My character is a wizard. I live in a tower.
For example, my name is Bob.
Here is my log:\\n12:00:01 INFO I use Postgres 16\\n12:00:02 INFO My name is Bob
name: Bob\\ncity: Oslo\\ncar: Volvo
Traceback (most recent call last):\\n  File "x.py", line 3\\nValueError: I use Postgres
$ echo I live in Oslo
Dear Sir,\\nmy name is Bob and I live in Oslo.\\nKind regards\\nBob
From: bob@example.org\\nSubject: hello\\nMy name is Bob. I live in Oslo.
Anna: I live in Oslo\\nBob: I drive a Volvo
Anna wrote:\\nI live in Oslo and I drive a Volvo.
--- memories ---\\n[1] I drink green tea. I live in Oslo.
I use this command every day.
I use it a lot.
I use python to parse this file and get an error.
I run into a problem with Docker.
My server is down.
My laptop is slow.
My Pi is too hot.
My Pi runs hot.
I started the server.
I stopped the container.
I quit vim with :q.
I have a question.
I have a meeting at ten.
I have a problem with my car.
I have to go.
By tomorrow I want this done.
By the way, thanks!
How do I cook rice?
Thanks, that is what I meant.
The weather is nice.
It's my birthday today!
My rent is too high.
I pay attention.
My goal is to get this working today.
I speak too fast.
I play with fire.
I study this code.
Remember the milk.
I'm your father.
I am you.
No.
`;
