import { ANNEKE, CHIDI, JUNE, RAFAEL } from './everyday-facts.ts';
import { everyday } from './everyday-memory.ts';

/** What they asked later, `KIND ID: TEXT`. */

const ANNEKE_ASKS = `
one wifi.1: wifi channel
one blood-type.1: which blood type am I
one etcd-defrag.1: how long did the etcd defrag take
one nas-ip.1: NAS ip address
one passport.1: when does my passport run out?
one pancakes.1: dutch baby recipe
one terraform-lock.1: terraform state lock stuck, what was the command
one bike.1: frame number of my bicycle
one landlord-phone.1: phone number of the handyman
one allergy.1: what am I allergic to?
one friend-address.1: Where do Joost and Amara live
one mother-birthday.1: when is mum's birthday
one wine.1: that white wine I liked
one oncall-pay.1: how much do I get for a week on call?
one node-debug.1: shell on a kubernetes node
one knitting.1: needle size for the jumper
now rent.3: How much rent do I pay?
before rent.2: what was my rent before?
2025-04 rent.1: what was the rent in April 2025
now k8s-version.2: which kubernetes version is prod on
now sister-job.2: where does Liselot work now
before sister-job.1: what did my sister do before she became a teacher
now backup-time.2: how long does the nightly dump take?
now salary.2 !offer.1: my salary
2025-06 gym.1: when did I go lifting in June 2025?
now loki-retention.2: log retention
none -: what is my shoe size?
none -: license plate of the car
none -: which podcast did Joost recommend?
`;

const RAFAEL_ASKS = `
one fever.1: ibuprofen dose for Tomé
one bacalhau.1: bacalhau recipe
one mortgage.1: what's the interest rate on our mortgage
one router-password.1: router admin page
one paint.1: living room paint number
one fastlane.1: how did I fix the provisioning profiles
one running.1: my best 10 km time
one algarve.1: where did we book in August and what did it cost?
one gutter.1: who cleans the gutters
one charger.1: how long does the car take to charge
one vinyl.1: who has my Carlos Paredes record?
one godmother.1: Beatriz birthday
one blood-pressure.1: my blood pressure
one pension.1: how much goes into the PPR each month
one nif.1: name of the accountant
one lights.1: where are the christmas lights
now car.2: what car do we have?
before car.1: which car did we drive before the Kangoo
now boss.3: who is the engineering lead?
before boss.2: who did we report to before Sofia Teles?
now nursery.2 !school-visit.1: where does Tomé go in the mornings, which kindergarten
2025-04 wife-job.1: where was Inês working in April 2025
now clothes-size.2: Tomé clothes size
now minimum-ios.2: minimum iOS version
now test-time.2: how long do the UI tests take
2025-07 swim.1: which day was swimming in July 2025
now phone-plan.2: how much is my mobile plan?
none -: when was Tomé vaccinated against measles
none -: combination of the garage lock
none -: what is the name of Vasco's wife?
`;

const JUNE_ASKS = `
one shoes.1: climbing shoe size
one ramen.1: miso ramen
one inhaler.1: inhaler before climbing, how many puffs?
one railcard.1: when does my railcard expire
one dog.1: what's the name of gran's dog
one partition.1: how big is the events table
one airflow.1: airflow rerun a day command
one wedding.1: when is Hattie's wedding?
one holiday.1: what does the gîte cost each
one laptop.1: which laptop do I have for work
one physio.1: who treated my finger
one kettle.1: descaling the kettle
one boiler.1: boiler pressure
one tax-code.1: tax code
one book.1: what are we reading in book club
one landlord.1: landlady's name
now flat-rent.2: how much is my rent now?
before flat-rent.1: what did I pay for the room before Meanwood
now brother.2: where does Callum live?
2025-03 brother.1: where was my brother living in March 2025
now grade.2: hardest grade I climbed
now warehouse.2: dbt version
now pipeline-run.2: when are the orders ready in the morning?
before pipeline-run.1: when did the orders pipeline finish before?
now spanish.2: when is Spanish with Lucía
now line-manager.2: who is my manager
2025-08 spend-cap.1: what was the credit cap in August 2025
now savings.2: how much is in the emergency fund
none -: which energy supplier do I have
none -: Nisha's phone number
none -: what did I get for my birthday?
`;

const CHIDI_ASKS = `
one openocd.1: how to flash the board
one jollof.1: jollof rice
one uncle.1: address of uncle Emeka
one visa.1: when does my residence permit expire?
one battery.1: which battery is in the node
one daughter.1: what did Adanna weigh when she was born
one lab-key.1: lab safe code
one can-bus.1: CAN bitrate
one soldering.1: soldering iron temperature lead free
one holiday-lagos.1: what did the flights to Lagos cost
one loan.1: who owes me money?
one wifi-guest.1: guest wifi password
one pcb-house.1: where do we order the boards
one flash-size.1: size of the bootloader
one cert.1: how much is CE testing
one knee.1: knee mri result
now sleep-current.2: sleep current
before sleep-current.1: what was the sleep current before?
now mcu.2 !esp-idea.1: which microcontroller is on the node?
2025-06 mcu.1: which MCU did we use in June 2025
now wife-shift.2: when does Ngozi work
now insulin.2: how many units of insulin does dad take?
before insulin.1: dad's insulin before the clinic raised it
now zephyr.2: Zephyr version of the firmware
now football.2 !trainer.1: what position do I play?
2025-07 saxophone.1: when was my sax lesson in July 2025
now electric.2: what do we pay for electricity
now flat.2: how big is our home in square metres?
now radio.2: LoRa spreading factor
none -: who is our family doctor
none -: number of my bank card
none -: what breed is Bastian's dog?
`;

export const TUNING = [
  everyday('Anneke', '2026-02-20', ANNEKE, ANNEKE_ASKS),
  everyday('Rafael', '2026-01-10', RAFAEL, RAFAEL_ASKS),
  everyday('June', '2026-01-15', JUNE, JUNE_ASKS),
  everyday('Chidi', '2026-03-01', CHIDI, CHIDI_ASKS),
];
