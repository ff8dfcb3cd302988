import { budget } from '../en/budget.ts';
import { capabilities } from '../en/capabilities.ts';
import { categories } from '../en/categories.ts';
import { chatList } from '../en/chat-list.ts';
import { chat } from '../en/chat.ts';
import { commands } from '../en/commands.ts';
import { companion } from '../en/companion.ts';
import { data } from '../en/data.ts';
import { facts } from '../en/facts.ts';
import { folds } from '../en/folds.ts';
import { openFact } from '../en/open-fact.ts';
import { persona } from '../en/persona.ts';
import { profile } from '../en/profile.ts';
import { scores } from '../en/scores.ts';
import { settings } from '../en/settings.ts';
import { shell } from '../en/shell.ts';
import { style } from '../en/style.ts';
import { traces } from '../en/traces.ts';
import { welcome } from '../en/welcome.ts';
import type { Catalogue } from '../text.tsx';

/** Every part of the catalogue, for tests: the product loads each with the view that says it. */
export const PARTS = {
  shell,
  facts,
  openFact,
  folds,
  budget,
  scores,
  profile,
  data,
  settings,
  companion,
  style,
  traces,
  persona,
  capabilities,
  commands,
  chat,
  categories,
  chatList,
  welcome,
};

export const everyText: Catalogue = Object.assign({}, ...Object.values(PARTS)) as Catalogue;
