import { LANGUAGES } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { EXAMPLE_FACTS } from '../../invitations/mails/example-facts.js';
import { MEETING_TEXT, meetingExample, wordMeeting } from './meeting-mail.js';
import {
  ASKED_AGAIN_TEXT,
  VALIDATION_TEXT,
  askedAgainExample,
  validationExample,
  wordValidation,
} from './validation-mail.js';

const wordsOf = ({ text }: MailContent) =>
  text.replace(/https?:\S+/g, '').match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];

const facts = {
  ...EXAMPLE_FACTS,
  initiative: 'LIDERES',
  entity: 'CAINCO',
  year: 2023,
  count: 21,
  endsAt: '2023-05-21T04:00:00.000Z',
  timeZone: 'America/La_Paz',
  readerZone: 'Europe/Madrid',
};
const EVERY = LANGUAGES.flatMap((language) =>
  (
    [
      ['the draft findings', validationExample(language, VALIDATION_TEXT.words[language])],
      ['changed findings', askedAgainExample(language, ASKED_AGAIN_TEXT.words[language])],
      ['a meeting', meetingExample(language, MEETING_TEXT.words[language])],
      [
        'a cancelled meeting',
        wordMeeting(
          { ...facts, startsAt: facts.endsAt, place: 'Madrid' },
          'cancelled',
          MEETING_TEXT.words[language],
          language,
        ),
      ],
    ] as const
  ).map(([name, mail]) => [name, language, mail] as const),
);

describe('mails of the validation', () => {
  it.each(EVERY)('%s in %s: at most 120 words, no survey, one link', (_name, _language, mail) => {
    expect(wordsOf(mail).length).toBeLessThanOrEqual(120);
    expect(mail.subject).not.toMatch(/survey|encuesta|enquête|inquérito|\{/i);
    expect(mail.text).not.toMatch(/[{}]|undefined|null/);
    expect(mail.text.match(/https:\/\/expost\.example\.org\/r\//g)).toHaveLength(1);
  });

  it('says how many findings and until when, in the zone of who reads it', () => {
    const { subject, text } = wordValidation(facts, VALIDATION_TEXT.words.en, 'en');
    expect(subject).toBe('Please check 21 findings before the end of Sunday 21 May 2023: LIDERES');
    expect(text).toContain('Saturday 20 May 2023, 23:59 in La Paz (05:59 on Sunday in Madrid)');
  });

  it('leaves no language in the words of another', () => {
    const texts = LANGUAGES.map(
      (language) => validationExample(language, VALIDATION_TEXT.words[language]).text.split('\n')[2],
    );
    expect(new Set(texts).size).toBe(LANGUAGES.length);
  });
});
