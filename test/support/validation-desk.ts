import { randomUUID } from 'node:crypto';
import { parse } from 'node-html-parser';
import type { StaffRole } from '../../src/accounts/access.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ExerciseRow } from '../../src/exercises/exercise.entity.js';
import { PassageRow } from '../../src/reviews/passage.entity.js';
import { startTestExpost, type RunningExpost } from './expost.js';
import { enter, type PartnerSession } from './partner-session.js';
import { rawRequest, type RawAnswer } from './raw-request.js';
import { openExercise, type OpenExercise } from './story.js';

/** The place of the validation of LIDERES. */
export const VALIDATION = '/staff/initiatives/ICT149-21/exercises/2023/validation';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** A browser of staff, driven by hand. */
export interface StaffBrowser {
  get(path: string): Promise<RawAnswer>;
  /** A form of a page, with the token of the session. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<RawAnswer>;
}

/** The hidden revision of the form that goes to an address. */
export const revisionIn = ({ text }: RawAnswer, action: string): string =>
  parse(text).querySelector(`form[action="${action}"] input[name=revision]`)?.getAttribute('value') ?? '';

export const hiddenIn = ({ text }: RawAnswer, name: string): string =>
  parse(text).querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? '';

/** LIDERES with all responses accepted, its partners in their browsers, and Inés, who evaluates, at hers. */
export interface ValidationStory {
  readonly expost: RunningExpost;
  readonly story: OpenExercise;
  partner(entity: string): PartnerSession;
  staff(role: StaffRole): Promise<StaffBrowser>;
  /** Mails of a kind, the latest first. */
  // The tests say what they expect of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  sent(kind: string): Promise<any[]>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  mail(id: string): Promise<any>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  finding(name: string): Promise<any>;
  /** What an entity says of a finding on its page, as a form without script sends it. */
  say(entity: string, section: string, finding: string, choice: string, text?: string): Promise<RawAnswer>;
  /** A form of the evaluators, with the revision that its page holds. */
  post(by: StaffBrowser, path: string, fields: Readonly<Record<string, string>>): Promise<RawAnswer>;
}

export async function openValidation(entities: readonly string[], env = {}): Promise<ValidationStory> {
  const expost = await startTestExpost({ env });
  const story = await openExercise(expost);
  const partners = new Map<string, PartnerSession>();
  for (const entity of entities) partners.set(entity, await enter(expost, await story.linkOf(entity)));
  await story.submit();
  await story.accept();
  const partner = (entity: string): PartnerSession => {
    const known = partners.get(entity);
    if (!known) throw new Error(`Nobody of ${entity} has come in.`);
    return known;
  };
  return {
    expost,
    story,
    partner,
    staff: (role) => staffBrowser(expost, role),
    sent: async (kind) => (await story.manager.get(`/api/outbox?kind=${kind}&pageSize=200`)).body.items,
    mail: async (id) => (await story.manager.get(`/api/outbox/${id}`)).body,
    finding: async (name) =>
      (await story.manager.get(`${story.path}/findings`)).body.find(
        ({ finding }: { finding: string }) => finding === name,
      ),
    say: async (entity, section, finding, choice, text = '') => {
      const browser = partner(entity);
      const page = await browser.get(`/answer/findings/${section}`);
      return browser.post(`/answer/findings/${section}`, {
        [`choice.${finding}`]: choice,
        [`text.${finding}`]: text,
        [`at.${finding}`]: hiddenIn(page, `at.${finding}`),
        [`seen.${finding}`]: hiddenIn(page, `seen.${finding}`),
        _go: 'stay',
      });
    },
    post: async (by, path, fields) => {
      const onFinding = path.startsWith(`${VALIDATION}/findings/`);
      const page = await by.get(onFinding ? path.split('/').slice(0, 9).join('/') : VALIDATION);
      return by.post(path, { revision: revisionIn(page, path), ...fields });
    },
  };
}

async function staffBrowser(expost: RunningExpost, role: StaffRole): Promise<StaffBrowser> {
  const accounts = expost.get(AccountsService);
  const token = await accounts.createToken('Inés Example', role);
  const tokenId = (await accounts.staffOfToken(token))?.staffId ?? '';
  const session = await accounts.startSession({ accessTokenId: tokenId, language: 'en' });
  const csrf = (await accounts.staffOfCookie(session))?.csrfToken ?? '';
  const headers = { cookie: `expost-staff=${session}`, accept: 'text/html', 'accept-language': 'en' };
  return {
    get: (path) => rawRequest(expost.url, 'GET', path, headers),
    post: (path, fields) =>
      rawRequest(
        expost.url,
        'POST',
        path,
        { ...headers, ...FORM },
        new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
      ),
  };
}

/** Passages of the Tecnológico's answers, starred while coding; answers their ids. */
export function starPassages(expost: RunningExpost, ...texts: readonly string[]): Promise<readonly string[]> {
  return expost.get(UnitOfWork).run(async ({ manager }) => {
    const { id: exerciseId } = await manager.getRepository(ExerciseRow).findOneByOrFail({ year: 2023 });
    const rows = texts.map((quoted) => ({
      ...{ id: randomUUID(), exerciseId, entityKey: 'tec', question: 'knowledge_how', place: '', quoted },
      ...{ answerRevision: 1, startOffset: 0, endOffset: quoted.length, state: 'anchored' as const },
      ...{ coder: 'first' as const, exemplar: 1, memo: '', revision: 1, actor: 'staff:1' },
      at: expost.clock.now(),
    }));
    await manager.getRepository(PassageRow).insert(rows);
    return rows.map(({ id }) => id);
  });
}
