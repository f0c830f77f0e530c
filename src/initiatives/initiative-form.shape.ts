import { z } from 'zod';
import { LANGUAGES } from '../language.js';

const texts = (name: string) => `${name}\\.(?:${LANGUAGES.join('|')})`;
const CONTACT = 'contacts\\.\\d{1,2}\\.(?:name|post|email|phone|language|timeZone|remove)';
const ENTITY = `(?:key|name|role|country|side|city|location\\.[01]|coordinator|remove|${CONTACT})`;
const GROUP = `(?:${texts('name')}|count|approximate|remove)`;
const CONTROLS = '_csrf|_do|_revision';

const NAMES = [
  CONTROLS,
  'code|acronym|window|demonstration',
  texts('name'),
  texts('challenge'),
  'implementation\\.(?:start|end)',
  'budget\\.(?:currency|euContribution|coFinancing)',
  'directBeneficiaries\\.total',
  `directBeneficiaries\\.groups\\.\\d{1,2}\\.${GROUP}`,
  'sdgTargets\\.(?:primary|secondary|programme)',
  `entities\\.\\d{1,2}\\.${ENTITY}`,
  'officer\\.(?:name|email|phone)',
];

/** Fields of a form by name; names that no form of ours has are refused. */
const fieldsNamed = (names: string) => z.record(z.string().regex(new RegExp(`^(?:${names})$`)), z.string());

export const initiativeForm = fieldsNamed(NAMES.join('|'));
export const contactsForm = fieldsNamed(`${CONTROLS}|${CONTACT}`);
export type FormBody = Readonly<Record<string, string>>;
