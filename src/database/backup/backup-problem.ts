/** Why a backup is not made or not put back: what is wrong and what to do, for whoever typed the command. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}
