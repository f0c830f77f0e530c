import { messageIdOf, senderOf } from './mail-kind.js';

it.each([
  ['Expost <expost@example.org>', 'Expost', 'expost@example.org'],
  ['"ADELANTE, Programa" <expost@example.org>', 'ADELANTE, Programa', 'expost@example.org'],
  ['expost@example.org', '', 'expost@example.org'],
  ['<expost@example.org>', '', 'expost@example.org'],
])('the sender %s is %j at %s', (mailFrom, name, address) => {
  expect(senderOf(mailFrom)).toEqual({ name, address });
});

it('gives a mail one Message-ID in the domain of its sender', () => {
  expect(messageIdOf('8f0e', { name: 'Expost', address: 'expost@programme.example.org' })).toBe(
    '<8f0e@programme.example.org>',
  );
});
