import { passwordFault } from './password.js';
import { PasswordsService } from './passwords.service.js';

describe('a password', () => {
  const passwords = new PasswordsService();
  const own = ['Rosa Ejemplo', 'rosa@example.org'];
  it.each([
    ['lantern otter seventeen gravel', null],
    ['short of it', 'short'],
    ['ñandú 🦦 über 12', null],
    ['🦦🦦🦦🦦🦦🦦🦦🦦🦦🦦🦦', 'short'],
    ['Iloveyou1234', 'breached'],
    ['passwordpassword', 'pattern'],
    ['qwertyuiop[]', 'pattern'],
    ['rosaejemplo12', 'own'],
    ['Rosa@Example.org', 'own'],
    ['expostexpost', 'own'],
    [' leading and trailing kept ', null],
    ['x'.repeat(201), 'long'],
  ])('%s: %s', (password, fault) => {
    expect(passwords.faultOf(password, own)).toBe(fault);
  });

  it('of 128 characters of any kind is taken, and none of them is cut off', async () => {
    const password = `${'lantern otter ñ 🦦 '.repeat(10)}`.slice(0, 127) + 'z';
    expect(passwords.faultOf(password, own)).not.toBe('long');
    const stored = await passwords.hash(password);
    expect(await passwords.matches(password, stored)).toBe(true);
    expect(await passwords.matches(`${password.slice(0, -1)}y`, stored)).toBe(false);
    expect(await passwords.matches(password, null)).toBe(false);
  });

  it('is asked about only where its length is right', () => {
    const never = () => {
      throw new Error('Asked.');
    };
    expect(passwordFault('short', [], never)).toBe('short');
  });
});
