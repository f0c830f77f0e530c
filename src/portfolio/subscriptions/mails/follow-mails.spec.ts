import { LANGUAGES, type Language } from '../../../language.js';
import type { MailContent } from '../../../mail/mail-kind.js';
import { CONFIRM_TEXT, confirmExample } from './confirm-mail.js';
import { DIGEST_TEXT, digestExample, wordDigest, type DigestEntry } from './digest-mail.js';
import { LINK_TEXT, linkExample } from './link-mail.js';

const KINDS = {
  'follow-confirm': (language: Language) => confirmExample(language, CONFIRM_TEXT.words[language]),
  'follow-link': (language: Language) => linkExample(language, LINK_TEXT.words[language]),
  digest: (language: Language) => digestExample(language, DIGEST_TEXT.words[language]),
} as const;
const EVERY = Object.entries(KINDS).flatMap(([kind, mail]) =>
  LANGUAGES.map((language): [string, Language, MailContent] => [kind, language, mail(language)]),
);
const leaving = {
  manage: 'https://e.example.org/subscriptions/x',
  unsubscribe: 'https://e.example.org/subscriptions/x/unsubscribe',
};
const entry = (initiative: string, correction: DigestEntry['correction'] = null): DigestEntry => ({
  initiative,
  year: 2023,
  result: 'One year on, the partnership goes on.',
  correction,
  url: `https://e.example.org/reports/${initiative}/2023`,
});
const digest = (entries: readonly DigestEntry[], language: Language = 'en') =>
  wordDigest(
    { entries, topics: 'Window 2021', all: 'https://e.example.org/reports', leaving },
    DIGEST_TEXT.words[language],
    language,
  );

describe('mails to followers', () => {
  it.each(EVERY)('%s in %s has at most 120 words, one button, no survey and no gap', (_kind, _in, mail) => {
    const words = mail.text.replace(/https?:\S+/g, '').match(/[\p{L}\p{N}’-]+/gu) ?? [];
    expect(words.length).toBeLessThanOrEqual(120);
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/survey|encuesta|enquête|inquérito|[{}]|undefined/i);
    expect(mail.html.match(/display:inline-block/g)).toHaveLength(1);
  });

  it('say nothing of leaving before anybody has confirmed', () => {
    expect(KINDS['follow-confirm']('en').unsubscribe).toBeUndefined();
    for (const kind of ['follow-link', 'digest'] as const)
      expect(KINDS[kind]('en').unsubscribe).toBeDefined();
  });

  it('lead to the one report, or to all of them', () => {
    const one = digest([entry('LIDERES')]);
    expect(one.subject).toBe('New report: LIDERES');
    expect(one.text).toContain('Read the report here:\nhttps://e.example.org/reports/LIDERES/2023');
    const two = digest([entry('LIDERES'), entry('AGUA CLARA')]);
    expect(two.subject).toBe('2 new reports: LIDERES and others');
    expect(two.text).toContain('All published reports:\nhttps://e.example.org/reports\n');
    expect(two.text).toContain('* AGUA CLARA: ex post exercise 2023\n  One year on');
    expect(two.text).toContain('stop these mails:\nhttps://e.example.org/subscriptions/x\n');
  });

  it('name what a correction corrects, as it was written', () => {
    const { text, html } = digest([entry('LIDERES', { number: 2, note: 'The <b>number</b> of {people}' })]);
    expect(text).toContain('Corrected (version 2): The <b>number</b> of {people}\n');
    expect(html).toContain('The &lt;b>number&lt;/b> of {people}');
    expect(digest([entry('LIDERES', { number: 3, note: null })]).text).toContain('Corrected (version 3)\n');
  });

  it.each(LANGUAGES)('count in %s what they do not list', (language) => {
    const many = Array.from({ length: 15 }, (_, index) => entry(`I${index}`));
    const { text } = digest(many, language);
    expect(text.match(/^\* /gm)).toHaveLength(12);
    expect(text).toMatch(/\b3\b/);
    expect(text).not.toContain('{');
  });
});
