import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIXTURES, loadFixture } from '../../test/fixtures/fixtures.js';
import {
  everyTypeDefinition,
  respondentIn,
  version1Definition,
} from '../../test/fixtures/every-type-questionnaire.js';
import { checkAnswers } from './check-answers.js';
import { checkFindingRules } from './check-finding-rules.js';
import { normaliseAnswers } from './normalise-answers.js';
import { pagesFor } from './pages-for.js';
import { QuestionnairesService } from './questionnaires.service.js';

const shipped = new QuestionnairesService();
const id = 'joint-ex-post/v1';

describe('the questionnaires of the repository', () => {
  it('are found by their place, with the hash of the file', () => {
    const file = readFileSync(join(process.cwd(), 'surveys/joint-ex-post/v1.json'));
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(shipped.list()).toEqual([{ id, title: shipped.get(id).title, sha256 }]);
    expect(shipped.definition(id)).toEqual(version1Definition());
    expect(shipped.rules(id)).toHaveLength(21);
  });

  it('name those there are where one is asked for that is not', () => {
    expect(shipped.has('joint-ex-post/v9')).toBe(false);
    expect(() => shipped.get('joint-ex-post/v9')).toThrow('There are: joint-ex-post/v1.');
    expect(() => shipped.get('../../package')).toThrow('There is no questionnaire "../../package"');
  });
});

describe.each(FIXTURES)('the exercise %s', (name) => {
  const { responses } = loadFixture(name);
  const questionnaire = shipped.get(id);

  it.each(Object.keys(responses))('has answers of %s that may be submitted as they are', (entity) => {
    const given = responses[entity]!;
    const respondent = respondentIn(name, entity);
    const documents = new Set<string>();
    expect(checkAnswers(questionnaire, respondent, given, 'complete', documents)).toEqual([]);
    expect(normaliseAnswers(questionnaire, given.answers)).toBe(given.answers);
    const offered = pagesFor(questionnaire, respondent).flatMap(({ questions }) =>
      questions.map((one) => one.name),
    );
    expect(offered).toEqual(expect.arrayContaining(Object.keys(given.answers)));
  });
});

describe('finding rules', () => {
  const rules = () =>
    JSON.parse(JSON.stringify({ questionnaire: id, findings: shipped.rules(id) })) as {
      questionnaire: string;
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rules spoilt on purpose
      findings: Record<string, any>[];
    };
  const rule = (file: ReturnType<typeof rules>, finding: string) =>
    file.findings.find((one) => one['finding'] === finding)!;

  it.each<[string, (file: ReturnType<typeof rules>) => unknown, string]>([
    [
      'another questionnaire',
      (file) => (file.questionnaire = 'joint-ex-post/v2'),
      '"questionnaire" must be one of',
    ],
    [
      'a misspelt question',
      (file) => (rule(file, 'new-areas')['questions'] = ['new_area']),
      'no question "new_area"',
    ],
    [
      'a value that is no answer',
      (file) => rule(file, 'new-areas')['reads'].yes.push('perhaps'),
      '"perhaps" is no answer',
    ],
    [
      'yes and no at once',
      (file) => rule(file, 'new-areas')['reads'].no.push('yes'),
      'reads both yes and no',
    ],
    [
      'partly without yes',
      (file) => (rule(file, 'knowledge-applied')['reads'].yes = ['yes']),
      'must also read yes',
    ],
    ['a finding twice', (file) => file.findings.push(file.findings[0]!), 'two of this name'],
    [
      'an unknown requirement',
      (file) => (rule(file, 'challenge-quality')['requires'] = 'luck'),
      'requires an unknown finding',
    ],
    [
      'no role',
      (file) => delete rule(file, 'challenge-tackled')['subject'].role,
      'subject and role disagree',
    ],
    [
      'examples that are none',
      (file) => (rule(file, 'new-areas')['examples'] = 'remarks'),
      'no example panel',
    ],
    ['an unknown key', (file) => (rule(file, 'new-areas')['weight'] = 2), '"weight" is not supported'],
    [
      'a hidden answer that is none',
      (file) => (rule(file, 'prominence-gained')['readsNoWhere'].answers = ['never']),
      '"never" is no answer',
    ],
    ['no list', (file) => (file.findings = {} as never), '"findings" must be a list'],
  ])('refuse %s', (_what, change, reason) => {
    const file = rules();
    change(file);
    expect(
      checkFindingRules(shipped.get(id), file)
        .map((problem) => problem.reason)
        .join('\n'),
    ).toContain(reason);
  });
});

describe('a directory with unsupported questionnaires', () => {
  const directory = mkdtempSync(join(tmpdir(), 'surveys-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('stops the start with everything that is wrong in any file', () => {
    mkdirSync(join(directory, 'water'));
    const put = (file: string, content: unknown) =>
      writeFileSync(
        join(directory, 'water', file),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    put('v1.json', { ...everyTypeDefinition(), triggers: [], mode: 'display' });
    put('v2.json', '{ "title": ');
    put('v3.json', everyTypeDefinition());
    put('v4.json', everyTypeDefinition());
    put('v4.findings.json', { questionnaire: 'water/v3', findings: [] });
    put('notes.json', 'not read');
    let message = '';
    try {
      new QuestionnairesService(directory);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/v1\.json: the questionnaire: the property "triggers" is not supported/),
      expect.stringMatching(/v1\.json: the questionnaire: the property "mode" is not supported/),
      expect.stringMatching(/v2\.json: cannot be read as JSON/),
      expect.stringMatching(/v3\.findings\.json: cannot be read as JSON: ENOENT/),
      expect.stringMatching(
        /v4\.findings\.json: water\/v4, findings: "questionnaire" must be one of water\/v4/,
      ),
    ]);
  });

  it('stops the start where there is none', () => {
    const empty = join(directory, 'empty');
    mkdirSync(empty);
    expect(() => new QuestionnairesService(empty)).toThrow('holds no questionnaire');
  });
});
