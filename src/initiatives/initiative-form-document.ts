import { LANGUAGES } from '../language.js';
import { isLeftOut, keptPositions, type FormFields } from './initiative-form.js';

const blankToNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Digits, with spaces or points between thousands or not, and a decimal comma or point; else the text as it is, to be refused. */
function numberIn(text: string): number | string {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^-?\d{1,15}(?:[.,]\d{1,15})?$/.test(compact) ? Number(compact.replace(',', '.')) : text;
}

/** Left out where blank, so that a missing one is told apart from a wrong one. */
function orMissing<T>(text: string, read: (text: string) => T): T | undefined {
  return text.trim() === '' ? undefined : read(text);
}

/** What a form says about an initiative, as its document would; not checked: `initiativeDocument` does that. */
export function documentIn(fields: FormFields): Record<string, unknown> {
  const at = (name: string) => fields.get(name) ?? '';
  return {
    code: at('code').trim(),
    acronym: at('acronym').trim(),
    window: orMissing(at('window'), numberIn),
    name: textsIn(fields, 'name'),
    implementation: { start: at('implementation.start').trim(), end: at('implementation.end').trim() },
    challenge: textsIn(fields, 'challenge'),
    budget: budgetIn(fields),
    directBeneficiaries: beneficiariesIn(fields),
    sdgTargets: {
      primary: targetsIn(at('sdgTargets.primary')),
      secondary: targetsIn(at('sdgTargets.secondary')),
      programme: targetsIn(at('sdgTargets.programme')),
    },
    entities: keptPositions(fields, 'entities').map((position) => entityIn(fields, `entities.${position}`)),
    officer: isLeftOut(fields, 'officer')
      ? null
      : {
          name: at('officer.name').trim(),
          email: at('officer.email').trim(),
          phone: blankToNull(at('officer.phone')),
        },
    demonstration: fields.has('demonstration'),
  };
}

function textsIn(fields: FormFields, name: string): Record<string, string> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = (fields.get(`${name}.${language}`) ?? '').trim();
      return text === '' ? [] : [[language, text]];
    }),
  );
}

/** Targets apart by commas, semicolons, spaces or lines. */
function targetsIn(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((one) => one !== '');
}

function budgetIn(fields: FormFields) {
  const eu = fields.get('budget.euContribution') ?? '';
  const own = fields.get('budget.coFinancing') ?? '';
  if (eu.trim() === '' && own.trim() === '') return null;
  return {
    currency: (fields.get('budget.currency') ?? '').trim().toUpperCase(),
    euContribution: orMissing(eu, numberIn),
    coFinancing: orMissing(own, numberIn),
  };
}

function beneficiariesIn(fields: FormFields) {
  const list = 'directBeneficiaries.groups';
  const groups = keptPositions(fields, list).map((position) => ({
    name: textsIn(fields, `${list}.${position}.name`),
    count: orMissing(fields.get(`${list}.${position}.count`) ?? '', numberIn),
    approximate: fields.has(`${list}.${position}.approximate`),
  }));
  const total = fields.get('directBeneficiaries.total') ?? '';
  return total.trim() === '' && groups.length === 0 ? null : { total: orMissing(total, numberIn), groups };
}

function entityIn(fields: FormFields, block: string) {
  const at = (name: string) => fields.get(`${block}.${name}`) ?? '';
  const location = [at('location.0'), at('location.1')];
  return {
    key: at('key').trim(),
    name: at('name').trim(),
    country: at('country').trim().toUpperCase(),
    side: blankToNull(at('side')),
    city: blankToNull(at('city')),
    location: location.every((text) => text.trim() === '') ? null : location.map(numberIn),
    role: at('role'),
    coordinator: fields.has(`${block}.coordinator`),
    contacts: contactsIn(fields, `${block}.contacts`),
  };
}

/** The contacts of one entity, whose fields stand below `list`. */
export function contactsIn(fields: FormFields, list: string): readonly unknown[] {
  return keptPositions(fields, list).map((position) => {
    const at = (name: string) => fields.get(`${list}.${position}.${name}`) ?? '';
    return {
      name: at('name').trim(),
      post: blankToNull(at('post')),
      email: at('email').trim(),
      phone: blankToNull(at('phone')),
      language: at('language'),
      timeZone: at('timeZone').trim(),
    };
  });
}
