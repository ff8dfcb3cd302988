import { capabilities } from '../en/capabilities.ts';
import { categories } from '../en/categories.ts';
import { chatList } from '../en/chat-list.ts';
import { chat } from '../en/chat.ts';
import { companion } from '../en/companion.ts';
import { data } from '../en/data.ts';
import { facts } from '../en/facts.ts';
import { persona } from '../en/persona.ts';
import { profile } from '../en/profile.ts';
import { settings } from '../en/settings.ts';
import { shell } from '../en/shell.ts';
import type { Catalogue } from '../text.tsx';

/** Every part of the catalogue, for tests: the product loads each with the view that says it. */
export const PARTS = { shell, facts, profile, data, settings, companion, persona, capabilities, chat, categories, chatList };

export const everyText: Catalogue = Object.assign({}, ...Object.values(PARTS)) as Catalogue;
