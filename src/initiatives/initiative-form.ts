import { LANGUAGES, type PartialTexts } from '../language.js';
import type { Initiative } from './initiative.js';
import { ROLES } from './partnership.js';

/**
 * An initiative as the fields of its form, by the names that its document gives them, joined by dots:
 * `entities.0.contacts.1.email`. Lists of targets are one field each.
 */
export type FormFields = ReadonlyMap<string, string>;

/** Lists of the form that can grow; contacts stand below their entity. */
export type FormList = 'entities' | 'directBeneficiaries.groups' | `entities.${number}.contacts`;

/** What a person presses besides saving; a list that grows is named. */
const LIST = /^(?:entities|directBeneficiaries\.groups|entities\.\d{1,2}\.contacts)$/;
/** Names of lists, wherever they stand. */
const LISTED = /(?:^|\.)(?:entities|groups|contacts)$/;

/** Fields that say nothing by themselves: a block with nothing else in it is left out. */
const PRESET = /(?:^|\.)(?:role|language|side|approximate|coordinator|remove)$/;

export function isFormList(name: string): name is FormList {
  return LIST.test(name);
}

const textsOf = (name: string, texts: PartialTexts): [string, string][] =>
  LANGUAGES.map((language) => [`${name}.${language}`, texts[language] ?? '']);

/** The form of an initiative as it is stored. `documentIn` of it gives the document back. */
export function formOf(initiative: Initiative): FormFields {
  const { budget, directBeneficiaries, sdgTargets, officer } = initiative;
  const fields: [string, string][] = [
    ['code', initiative.code],
    ['acronym', initiative.acronym],
    ['window', String(initiative.window)],
    ...textsOf('name', initiative.name),
    ['implementation.start', initiative.implementation.start],
    ['implementation.end', initiative.implementation.end],
    ...textsOf('challenge', initiative.challenge),
    ['budget.currency', budget?.currency ?? ''],
    ['budget.euContribution', budget ? String(budget.euContribution) : ''],
    ['budget.coFinancing', budget ? String(budget.coFinancing) : ''],
    ['directBeneficiaries.total', directBeneficiaries ? String(directBeneficiaries.total) : ''],
    ...(directBeneficiaries?.groups ?? []).flatMap((group, index): [string, string][] => {
      const at = `directBeneficiaries.groups.${index}`;
      const approximate: [string, string][] = group.approximate ? [[`${at}.approximate`, 'on']] : [];
      return [...textsOf(`${at}.name`, group.name), [`${at}.count`, String(group.count)], ...approximate];
    }),
    ...(['primary', 'secondary', 'programme'] as const).map((kind): [string, string] => [
      `sdgTargets.${kind}`,
      sdgTargets[kind].join(', '),
    ]),
    ...initiative.entities.flatMap((entity, index) => entityFields(entity, `entities.${index}`)),
    ['officer.name', officer?.name ?? ''],
    ['officer.email', officer?.email ?? ''],
    ['officer.phone', officer?.phone ?? ''],
  ];
  if (initiative.demonstration) fields.push(['demonstration', 'on']);
  return new Map(fields);
}

function entityFields(entity: Initiative['entities'][number], at: string): [string, string][] {
  return [
    [`${at}.key`, entity.key],
    [`${at}.name`, entity.name],
    [`${at}.role`, entity.role],
    [`${at}.country`, entity.country],
    [`${at}.side`, entity.side ?? ''],
    [`${at}.city`, entity.city ?? ''],
    [`${at}.location.0`, entity.location ? String(entity.location[0]) : ''],
    [`${at}.location.1`, entity.location ? String(entity.location[1]) : ''],
    ...(entity.coordinator ? [[`${at}.coordinator`, 'on'] as [string, string]] : []),
    ...entity.contacts.flatMap((contact, index) => contactFields(contact, `${at}.contacts.${index}`)),
  ];
}

export function contactFields(
  contact: Initiative['entities'][number]['contacts'][number],
  at: string,
): [string, string][] {
  return [
    [`${at}.name`, contact.name],
    [`${at}.post`, contact.post ?? ''],
    [`${at}.email`, contact.email],
    [`${at}.phone`, contact.phone ?? ''],
    [`${at}.language`, contact.language],
    [`${at}.timeZone`, contact.timeZone],
  ];
}

/** An empty form: one entity for each role that every partnership has, each with room for a contact. */
export function emptyForm(window: number): FormFields {
  const fields: [string, string][] = [
    ['window', String(window)],
    ['budget.currency', 'EUR'],
  ];
  for (const [index, role] of ROLES.filter((one) => one !== 'other').entries()) {
    fields.push([`entities.${index}.role`, role], [`entities.${index}.contacts.0.name`, '']);
  }
  return new Map(fields);
}

/** Positions of a list's items that stand in the form, in order. */
export function positionsOf(fields: FormFields, list: string): readonly number[] {
  const found = new Set<number>();
  for (const name of fields.keys()) {
    if (!name.startsWith(`${list}.`)) continue;
    const position = /^\d{1,3}(?=\.)/.exec(name.slice(list.length + 1))?.[0];
    if (position !== undefined) found.add(Number(position));
  }
  return [...found].sort((a, b) => a - b);
}

/** The form with room for one more in a list. */
export function withOneMore(fields: FormFields, list: FormList): FormFields {
  const position = (positionsOf(fields, list).at(-1) ?? -1) + 1;
  const more = new Map(fields).set(`${list}.${position}.${list.endsWith('groups') ? 'count' : 'name'}`, '');
  return list === 'entities' ? more.set(`${list}.${position}.contacts.0.name`, '') : more;
}

/** Is there nothing in the block, or has it been marked to be taken away? Such a block is no part of the document. */
export function isLeftOut(fields: FormFields, block: string): boolean {
  if (fields.get(`${block}.remove`)) return true;
  for (const [name, value] of fields) {
    if (name.startsWith(`${block}.`) && value.trim() !== '' && !PRESET.test(name)) return false;
  }
  return true;
}

/** Positions of the items that become part of the document, in order. */
export function keptPositions(fields: FormFields, list: string): readonly number[] {
  return positionsOf(fields, list).filter((position) => !isLeftOut(fields, `${list}.${position}`));
}

/**
 * The field that a JSON pointer into the document of the form leads to. Of what has no field of its own (a text in four
 * languages, a list as a whole) the first field of it; the pointer with dots where there is none at all.
 */
export function fieldAt(fields: FormFields, pointer: string): string {
  const parts = pointer.split('/').slice(1);
  let name = '';
  for (const part of parts) {
    const isItem = LISTED.test(name) && /^\d{1,3}$/.test(part);
    const position = isItem ? keptPositions(fields, name)[Number(part)] : undefined;
    name = name === '' ? part : `${name}.${position ?? part}`;
  }
  if (name.startsWith('sdgTargets.')) return name.split('.').slice(0, 2).join('.');
  if (/(?:^|\.)name$/.test(name) && (name === 'name' || name.includes('groups'))) return `${name}.en`;
  if (name === 'challenge') return 'challenge.en';
  if (name.endsWith('.location')) return `${name}.0`;
  return name;
}
