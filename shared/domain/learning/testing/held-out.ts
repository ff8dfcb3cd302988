/** Written when the rules were done; nothing was tuned on it. What is to be kept, as words that its text must hold. */
export const HELD_OUT_SAID = `
My full name is Leontien de Vries.
everyone calls me Bo
I grew up on a farm near Groningen
I'm originally from Lima.
I hold a Finnish passport.
I live just outside Cork with two flatmates.
We moved here from Spain, we live in Nantes now.
I've just moved to Graz.
I rent a studio in the old town.
My car's a 2011 Toyota Yaris.
I ride a Triumph Bonneville.
I traded in my old Golf for an electric car.
I work nights at a hospital.
I'm a civil engineer.
I am working as a barista until the summer.
I'm doing a PhD in linguistics.
I run a bookshop in Galway.
My manager's name is Ottoline.
My nephew Kasper turns five on 2 October.
My grandmother lives in Turku.
My husband can't eat gluten.
I have three sisters.
We have a rescue greyhound called Juno.
I love spicy food.
I dislike small talk.
My favorite author is Ursula Le Guin.
I like my eggs well done.
I'm not a fan of musicals.
I'm lactose intolerant.
I suffer from migraines.
I wear contact lenses.
I've given up alcohol.
By next June I want to have my pilot's licence.
I'm saving up for a kayak.
I want to run a marathon before I turn 40.
I use Fedora at work and Arch at home.
My home server runs Debian 12.
I sing in a choir on Thursdays.
My mortgage is 890 euros a month.
My lease ends on 31 August.
`;

export const HELD_OUT_NOT_SAID = `
Where do I live?
Can you remind me what my wife's name is?
Is it bad that I drive a diesel?
Would I need a visa if I move to Canada?
Should I say I work at Shell?
I could see myself living in Naples.
In another life I'd be a baker.
I want to be left alone.
I want an ice cream.
I like where this is going.
I like the blue button better.
I love how fast this is.
I really love debugging at 3 am. Not.
I prefer the longer sentence you wrote.
I hate to be that person.
I can't stand up for long today.
My favourite so far is number three.
I'm in a meeting.
I'm a little confused.
I'm a fast reader when it's quiet, usually not.
I'm running late.
I'm working on the report.
I'm living the dream.
I work around the bug with a retry.
I work through the list from top to bottom.
I live and learn.
I drive at dawn tomorrow.
I have a car parked in the way, sorry.
I have two questions.
I have a friend request.
I have a cold.
My brother is an idiot.
My sister is at the door.
My mother is going to kill me.
My dog ate my homework.
My boss wants the slides by noon.
My phone is dead.
My phone is on the table.
My server is on fire.
My database is locked.
My name came up in the meeting.
My birthday was great!
My job failed with exit code 1.
My flight is delayed.
My goal here is a smaller bundle.
We use tabs in this file.
We use the same hack twice.
I use git rebase to fix that.
I run out of memory.
I started crying.
I started a new branch.
I quit the app.
I moved to line 40.
I moved the meeting to Monday.
I bought it yesterday.
I was born ready.
I'm from the support team, how can I help you?
I speak from experience.
I play it by ear.
I take it back.
Rephrase: I drive a Volvo and live in Malmö.
Make this sound formal: my name is Kees and I want my money back.
Lyrics: I live in a yellow submarine
The narrator goes "I am a nurse from Crete".
Assume I live in Texas and I earn 90,000 dollars.
If only I lived by the sea!
Explain the joke "I'm a vegetarian, my dog is too".
Debug this:\\nuser = I live in Oslo
Client: I live in Rotterdam.\\nAgent: I work at the desk.
He told me that I'm allergic to work.
As my colleague put it, I live in the office.
`;
