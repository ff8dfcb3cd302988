import type { Texts } from '../message.ts';

/** Conversations, in English. */
export const chat = {
  'chat.new': 'New conversation',
  'chat.begin': 'Begin a conversation',
  'chat.back': 'Back to the conversations',
  'chat.empty': 'Nima answers from what you told it, also without a model or a network.',
  'chat.empty_example': 'For example: “I drive a 2014 Civic”, and later: “What do I drive?”',
  'chat.gone': 'No conversation here',
  'chat.gone_text': 'It was erased for good, or the address is not complete.',

  'chat.log': 'Conversation',
  'chat.you': 'You',
  'chat.to_end': 'To the end',

  'chat.message': 'Message',
  'chat.hint': 'Ask, or tell',
  'chat.send': 'Send',
  'chat.stop': 'Stop',

  'chat.memory': 'From memory',
  'chat.memory_fact': 'This is what I remember.',
  'chat.memory_facts': 'This is what I remember about it.',
  'chat.memory_maybe': 'I am not sure. This may belong to it.',
  'chat.memory_nothing': 'Memory holds nothing about this.',
  'chat.no_model': 'No model: from memory',

  'chat.stage_recalling': 'Looking through memory',
  'chat.stage_sending': 'Handing it to the model',
  'chat.stage_next': 'Next in line',
  'chat.stage_queued': { one: '{count} answer before this one', other: '{count} answers before this one' },
  'chat.stage_reading': 'Reading, {read} of {total} tokens',
  'chat.stage_writing': 'Writing',
  'chat.stage_reconnecting': 'The line broke. Reading on when it is back',
  'chat.waits_companion': 'Waits for the companion, and is sent by itself when it is back',
  'chat.waits_model': 'Waits for a model, and is sent by itself when one is there',
} as const satisfies Texts;
