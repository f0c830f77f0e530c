import { firstNameOf } from './first-name.js';

it.each([
  ['Ana María Rojas', 'Ana'],
  ['  Ana  ', 'Ana'],
  ['Dr. Ana Rojas', 'Dr. Ana Rojas'],
  ['Madonna', 'Madonna'],
  ['', ''],
])('%j is addressed as %j', (name, first) => expect(firstNameOf(name)).toBe(first));
