import { shortNames } from './short-names.js';

const named = (...names: readonly string[]) => [
  ...shortNames(names.map((name, i) => ({ key: `key-${i + 1}`, name }))).values(),
];

describe('shortNames', () => {
  it.each([
    ['the acronym at its end', 'Cámara de Industria y Comercio (CAINCO)', 'CAINCO'],
    [
      'what stands before the first comma',
      'Gobierno de Cantabria, Consejería de Economía',
      'Gobierno de Cantabria',
    ],
    ['a short name whole', 'Ashoka México', 'Ashoka México'],
    [
      'the key in capitals where all else is too long',
      `Instituto ${'de Estudios '.repeat(6)}Rurales`,
      'KEY-1',
    ],
  ])('takes %s', (_, name, short) => {
    expect(named(name)).toEqual([short]);
  });

  it('keeps whole names where two would be the same', () => {
    expect(named('Universidad Andina, Facultad de Salud', 'Universidad Andina, Facultad de Leyes')).toEqual([
      'Universidad Andina, Facultad de Salud',
      'Universidad Andina, Facultad de Leyes',
    ]);
  });
});
