import { contactsSince, type ContactsLine } from './contacts-since.js';

const line = (added: string, removed = ''): ContactsLine => ({
  added: added.split(' ').filter(Boolean),
  removed: removed.split(' ').filter(Boolean),
});

describe('contacts since an earlier exercise', () => {
  it.each<[string, readonly ContactsLine[], string, string]>([
    ['nothing happened', [], '', ''],
    ['two came, one went', [line('a b', 'x')], 'a b', 'x'],
    ['one came and went again', [line('a'), line('', 'a')], '', ''],
    ['one went and came back', [line('', 'x'), line('x')], '', ''],
    ['one was changed only', [line('')], '', ''],
  ])('%s', (_what, lines, joined, left) => {
    const since = contactsSince(lines);
    expect([since.joined.join(' '), since.left.join(' ')]).toEqual([joined, left]);
  });
});
