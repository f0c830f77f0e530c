import { nextStep } from './next-step.js';

const SECTIONS = ['about', 'continuity', 'closing'];
const after = (section: string, fields: Record<string, string>, revealed: string[] = []) =>
  nextStep(
    section,
    SECTIONS,
    new Map(Object.entries(fields).map(([name, value]) => [name, [value]])),
    revealed,
  );

describe('nextStep', () => {
  it.each([
    ['goes on to the next section', 'about', { _go: 'continue' }, '/answer/sections/continuity'],
    ['goes on too where no button is named', 'about', {}, '/answer/sections/continuity'],
    ['checks the answers after the last section', 'closing', { _go: 'continue' }, '/answer/check'],
    ['goes back to the list to finish later', 'about', { _go: 'later' }, '/answer/sections'],
    ['stays with the Enter key', 'about', { _go: 'stay' }, '/answer/sections/about'],
    ['stays to change the language', 'about', { _language: 'es' }, '/answer/sections/about'],
    [
      'comes back for another panel',
      'about',
      { _add: 'respondents' },
      '/answer/sections/about?add=respondents#q-respondents',
    ],
    [
      'comes back after removing one',
      'about',
      { _remove: 'respondents.1' },
      '/answer/sections/about#q-respondents',
    ],
    [
      'takes no foreign place for a question',
      'about',
      { _add: '//evil.example' },
      '/answer/sections/continuity',
    ],
  ])('%s', (_what, section, fields, path) => expect(after(section, fields)).toBe(path));

  it('stays where the answers lead to more questions, unless the writer stops for now', () => {
    expect(after('continuity', { _go: 'continue' }, ['why_stopped'])).toBe(
      '/answer/sections/continuity?new=why_stopped',
    );
    expect(after('continuity', { _go: 'later' }, ['why_stopped'])).toBe('/answer/sections');
  });
});
