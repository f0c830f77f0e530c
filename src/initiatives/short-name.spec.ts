import { firstNameOf, shortNameOf } from './short-name.js';

it.each([
  ['Cámara de Industria, Comercio, Servicios y Turismo de Santa Cruz (CAINCO)', 'CAINCO'],
  ['Gobierno de Cantabria, Consejería de Economía y Hacienda', 'Gobierno de Cantabria'],
  ['Tecnológico de Monterrey', 'Tecnológico de Monterrey'],
  ['Red (nacional) de escuelas', 'Red (nacional) de escuelas'],
  ['A, B', 'A, B'],
])('%s is %s for short', (name, short) => expect(shortNameOf(name)).toBe(short));

it.each([
  ['Ana María Rojas', 'Ana'],
  ['  Ana  ', 'Ana'],
  ['Dr. Ana Rojas', 'Dr. Ana Rojas'],
  ['Madonna', 'Madonna'],
])('%j is addressed as %s', (name, first) => expect(firstNameOf(name)).toBe(first));
