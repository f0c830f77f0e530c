import type { Language } from '../language.js';
import type { MessageParams } from '../message.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';

/**
 * The rules of an initiative's document say in English what is wrong, for programs; pages say it in the reader's
 * language. First that matches; the groups are the parameters.
 */
const TEXTS: readonly (readonly [RegExp, PageTextKey, ...string[]])[] = [
  [/^Write something$|is missing: write|^Write a text/, 'rule.missing'],
  [/^Write at most (\d+) characters/, 'rule.long', 'count'],
  [/^Write it on one line/, 'rule.line'],
  [/^Give it in at least one language/, 'rule.language'],
  [/^Write one of (?:en|es|fr|pt)/, 'rule.choice'],
  [/IANA name of a time zone/, 'rule.zone'],
  [/^Write a day that exists/, 'rule.day'],
  [/^Write a month or a day/, 'rule.month'],
  [/^Write one plain mail address/, 'rule.mail'],
  [/is an address of this entity twice$/, 'rule.mailTwice'],
  [/^(.+) is the short name of two entities$/s, 'rule.keyTwice', 'key'],
  [/^Only one entity can coordinate/, 'rule.coordinator'],
  [/^(\w\w) is neither in Europe/, 'rule.side', 'country'],
  [/side; leave the side out$/, 'rule.sideKnown'],
  [/^The end lies before the start/, 'rule.end'],
  [/^Write at most two decimals/, 'rule.cents'],
  [/^Write an amount|^Write a number|^Write a whole number|^Write at least|^Write at most/, 'rule.number'],
  [/^Write the year/, 'rule.year'],
  [/^Write a short name/, 'rule.key'],
  [/^Choose another short name/, 'rule.keyOther'],
  [/^Write the two letters of ISO 3166/, 'rule.country'],
  [/^Write latitude and longitude/, 'rule.location'],
  [/^Write letters, digits and hyphens/, 'rule.code'],
  [/^The code is taken/, 'rule.codeTaken'],
  [/^Write the three letters of ISO 4217/, 'rule.currency'],
  [/^Write a target of the 2030 Agenda/, 'rule.target'],
  [/^Write each target once/, 'rule.targetTwice'],
  [/^Name the entities of the partnership/, 'rule.entities'],
  [/; exercise (\d{4}) uses it/, 'rule.inUse', 'year'],
  [/^It closes before it opens/, 'rule.closes'],
  [/^The year has an exercise/, 'rule.yearTaken'],
  [/^It is open until (\S+) already/, 'rule.later', 'day'],
  [/^This day is over/, 'rule.dayOver'],
  [/^No entity has the role beneficiary/, 'rule.noBeneficiary'],
  [/^No entity has the role first-provider/, 'rule.noProvider'],
  [/^(.+) \(.+\) has no contact$/s, 'rule.noContact', 'entity'],
  [/^Its first day, (\S+), is over/, 'rule.firstDayOver', 'day'],
  [/^Its last day, (\S+), is over/, 'rule.lastDayOver', 'day'],
  [/^The service has no |^There is none of this name/, 'rule.noQuestionnaire'],
];

/** What a rule found wrong, in the reader's language. */
export function ruleText(language: Language, detail: string): string {
  for (const [pattern, key, ...names] of TEXTS) {
    const found = pattern.exec(detail);
    if (!found) continue;
    const params: MessageParams = Object.fromEntries(
      names.map((name, index) => [name, found[index + 1] ?? '']),
    );
    return pageText(language, key, params);
  }
  return pageText(language, 'rule.other');
}
