import { expectSound } from '../../../test/support/sound-mail.js';
import {
  CORRECTED_TEXT,
  correctedExample,
  PUBLISHED_TEXT,
  publishedExample,
  wordCorrected,
  wordPublished,
} from './published-mail.js';

const facts = {
  name: 'Mónica Vaca Suárez',
  link: 'https://expost.example.org/r/AbC-123_x',
  officer: { name: 'Carla Núñez', email: 'carla@programa.example.org', phone: null },
  initiative: 'LIDERES',
  year: 2023,
};

it.each([
  ['en', 'The report on LIDERES is out', 'The report on LIDERES has been corrected'],
  ['es', 'Ya está el informe sobre LIDERES', 'Se ha corregido el informe sobre LIDERES'],
  ['fr', 'Le rapport sur LIDERES est paru', 'Le rapport sur LIDERES a été corrigé'],
  ['pt', 'Saiu o relatório sobre LIDERES', 'O relatório sobre LIDERES foi corrigido'],
] as const)('in %s: %s / %s', (language, published, corrected) => {
  const out = wordPublished({ ...facts, reader: 'partner' }, PUBLISHED_TEXT.words[language], language);
  const note = 'Doce, no diez: “participantes” & más.';
  const again = wordCorrected({ ...facts, version: 2, note }, CORRECTED_TEXT.words[language], language);
  expect([out.subject, again.subject]).toEqual([published, corrected]);
  expectSound(out, language, ['Mónica Vaca Suárez', '2023', '90', 'Carla Núñez', facts.link]);
  expectSound(again, language, ['2023', note, facts.link]);
  const silent = wordCorrected(
    { ...facts, version: 2, note: null },
    CORRECTED_TEXT.words[language],
    language,
  );
  expect(silent.text).not.toMatch(/[“«]/);
  expectSound(publishedExample(language, PUBLISHED_TEXT.words[language]), language, ['AGUA CLARA']);
  expectSound(correctedExample(language, CORRECTED_TEXT.words[language]), language, ['AGUA CLARA']);
});

it('speaks to an officer of no personal link', () => {
  const link = 'https://expost.example.org/staff/initiatives/ICT149-21/exercises/2023/report';
  const to = { ...facts, link, isPersonal: false, officer: null, reader: 'officer' as const };
  const { text } = wordPublished(to, PUBLISHED_TEXT.words.en, 'en');
  expect(text).toContain(link);
  expect(text).not.toMatch(/90 days|link is personal|your part/);
});
