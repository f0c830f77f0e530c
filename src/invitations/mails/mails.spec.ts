import { LANGUAGES, type Language } from '../../language.js';
import type { MailContent } from '../../mail/mail-kind.js';
import { COLLEAGUE_TEXT, wordColleague } from './colleague-mail.js';
import { INVITATION_TEXT, wordInvitation, type InvitationFacts } from './invitation-mail.js';
import { NEW_LINK_TEXT, wordNewLink } from './new-link-mail.js';

const facts: InvitationFacts = {
  name: 'Mónica Vaca Suárez',
  link: 'https://expost.example.org/r/AbC-123_x',
  officer: { name: 'Carla Núñez', email: 'carla@programa.example.org', phone: '+34 600 000 000' },
  initiative: 'LIDERES',
  entity: 'Cámara de Industria, Comercio, Servicios y Turismo de Santa Cruz (CAINCO)',
  entityShort: 'CAINCO',
  year: 2023,
  closesAt: '2023-04-24T22:00:00.000Z',
  timeZone: 'Europe/Madrid',
  readerZone: 'America/La_Paz',
};

const invite = (about: InvitationFacts, language: Language) =>
  wordInvitation(about, INVITATION_TEXT.words[language], language);

/** Words of what the reader reads: without the address of the link. */
const wordsIn = ({ text }: MailContent) =>
  text.replace(/https?:\S+/g, '').match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];

const MAILS: readonly [string, (language: Language) => MailContent][] = [
  ['the invitation', (language) => invite(facts, language)],
  [
    'the colleague’s link',
    (language) =>
      wordColleague(
        { ...facts, invitedBy: 'Jorge Rojas Peña', sections: ['Impact', 'Factors'] },
        COLLEAGUE_TEXT.words[language],
        language,
      ),
  ],
  ['the new link', (language) => wordNewLink(facts, NEW_LINK_TEXT.words[language], language)],
];
const EVERY = MAILS.flatMap(([name, write]) =>
  LANGUAGES.map((language) => [name, language, write(language)] as const),
);

describe('Mails that bring a link', () => {
  it.each([
    ['en', 'Mónica, the view of CAINCO on LIDERES – until Monday 24 April 2023'],
    ['es', 'Mónica, la visión de CAINCO sobre LIDERES: hasta el lunes, 24 de abril de 2023'],
    ['fr', 'Mónica, le regard de CAINCO sur LIDERES – jusqu’au lundi 24 avril 2023'],
    ['pt', 'Mónica, a visão de CAINCO sobre LIDERES – até segunda-feira, 24 de abril de 2023'],
  ] as const)('the invitation in %s says for whom, what and until when: %s', (language, subject) => {
    // Spanish writes the day with a comma or without one, by the version of the time zone data.
    expect(invite(facts, language).subject.replace('lunes 24', 'lunes, 24')).toBe(subject);
  });

  it('names the deadline in the zone of the exercise and of the reader, each by its city', () => {
    const { text } = invite(facts, 'en');
    expect(text).toContain('Monday 24 April 2023, 23:59 in Madrid (17:59 in La Paz)');
  });

  it.each(EVERY)('%s in %s has at most 120 words and no survey', (_name, _language, mail) => {
    expect(wordsIn(mail).length).toBeLessThanOrEqual(120);
    expect(mail.subject).not.toMatch(/survey|encuesta|enquête|inquérito|\{/i);
    expect(mail.text).not.toMatch(/[{}]|undefined|null/);
  });

  it.each(EVERY)(
    '%s in %s says the same in text and HTML, with the link in both',
    (_name, language, mail) => {
      expect(mail.html).toContain(`<html lang="${language}">`);
      expect(mail.html.match(/https:\/\/expost\.example\.org\/r\/AbC-123_x/g)).toHaveLength(3);
      expect(mail.text.match(/https:\/\/expost\.example\.org\/r\/AbC-123_x/g)).toHaveLength(1);
      for (const part of ['Mónica Vaca Suárez', 'LIDERES', '(CAINCO)', 'Carla Núñez', '+34 600 000 000']) {
        expect(mail.text).toContain(part);
        expect(mail.html).toContain(part);
      }
      expect(mail.replyTo).toEqual({ name: 'Carla Núñez', address: 'carla@programa.example.org' });
    },
  );

  it('asks to answer the mail itself where no officer is named', () => {
    const mail = invite({ ...facts, officer: null }, 'en');
    expect(mail.text).toContain('Questions? Answer this mail.');
    expect(mail.replyTo).toBeNull();
  });

  it('leaves no language in the words of another', () => {
    const texts = LANGUAGES.map((language) => invite(facts, language).text);
    expect(new Set(texts.flatMap((text) => text.split('\n')[2])).size).toBe(LANGUAGES.length);
  });

  it.each(['<script>alert(1)</script>', '{name} {0} #', "O'Higgins {", '"><img src=x>'])(
    'shows the name %s as it was typed',
    (name) => {
      const mail = invite({ ...facts, name, entity: name, initiative: name }, 'en');
      expect(mail.text).toContain(`Dear ${name},`);
      expect(mail.html).not.toMatch(/<script|<img/);
    },
  );
});
