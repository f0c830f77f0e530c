import { Decrypter, Encrypter } from 'age-encryption';
import { BackupProblem } from './backup-problem.js';

/** log2 of scrypt's N, with r = 8 and p = 1, as for passwords (OWASP ASVS 11.4.2). */
const WORK_FACTOR = 17;

/** The first lines of a file that age has encrypted with a passphrase; what follows them is random to the eye. */
const FIRST_LINES =
  /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} [1-9]\d?\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;
/** They are never longer. */
export const FIRST_BYTES = 256;

/** Encrypts as it is read. A smaller work factor is for tests only. */
export async function encrypted(
  plain: ReadableStream<Uint8Array>,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(plain);
}

/** Could this be the beginning of a backup? */
export function looksEncrypted(firstBytes: Uint8Array): boolean {
  return FIRST_LINES.test(Buffer.from(firstBytes).toString('latin1'));
}

/**
 * Decrypts as it is read: every 64 KiB is proven to be what was encrypted before it comes out, and the end to be the end.
 * Throws at once where the passphrase is another.
 */
export async function decrypted(
  cipher: ReadableStream<Uint8Array>,
  passphrase: string,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(cipher);
  } catch {
    throw new BackupProblem(
      'BACKUP_PASSPHRASE is not the one this backup was made with, or the file is damaged in its first lines.',
    );
  }
}
