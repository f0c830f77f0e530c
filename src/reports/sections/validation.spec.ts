import type { FindingState } from '../../findings/finding.js';
import type { FindingRecord, ValidationRecord } from '../../findings/validation-record.js';
import { LANGUAGES } from '../../language.js';
import { content, reportInputOf } from '../../../test/reports/report-of-fixture.js';
import { compileReport } from '../compile-report.js';
import type { Block, FindingBlock } from '../report-model.js';

const ENTITIES = ['cainco', 'tec', 'cantabria', 'ashoka', 'carolina'];

const standing = (finding: string, said: Partial<FindingRecord> = {}): FindingRecord => {
  const spoken = [...(said.commented ?? []), ...(said.contested ?? [])].map(({ entity }) => entity);
  const agreed = said.agreed ?? [];
  return {
    finding,
    state: 'agreed',
    agreed,
    commented: [],
    contested: [],
    silent: ENTITIES.filter((entity) => !agreed.includes(entity) && !spoken.includes(entity)),
    ...said,
  };
};

const record = (...findings: readonly FindingRecord[]): ValidationRecord => ({
  findings,
  silent: ['carolina'],
  rounds: [
    {
      number: 1,
      startedAt: '2023-05-02T15:00:00.000Z',
      endsOn: '2023-05-20',
      endedAt: '2023-05-21T15:00:00.000Z',
    },
  ],
  meetings: [
    {
      startsAt: '2023-05-08T20:00:00.000Z',
      timeZone: 'America/La_Paz',
      participants: [
        { name: 'Lucía Mamani Ortiz', entity: 'cainco' },
        { name: 'Inés Example', entity: null },
      ],
    },
  ],
});

function compiled(validation: ValidationRecord | null, states: Readonly<Record<string, FindingState>>) {
  const input = reportInputOf('lideres-2023', 'en', { agreed: validation !== null });
  const findings = input.findings.map((finding) => ({
    ...finding,
    state: states[finding.finding] ?? ('agreed' as const),
  }));
  return compileReport({ ...input, findings, validation }, content);
}

const blocksOf = (model: ReturnType<typeof compiled>): readonly Block[] =>
  model.sections.flatMap(({ blocks }) => blocks);
const findingIn = (model: ReturnType<typeof compiled>, id: string): FindingBlock =>
  blocksOf(model).find((block): block is FindingBlock => block.kind === 'finding' && block.id === id)!;

describe('what the report says of the validation', () => {
  const contested = standing('new-areas', {
    state: 'contested',
    agreed: ['tec'],
    contested: [{ entity: 'cainco', text: 'No hubo áreas nuevas.', language: 'es', inMeeting: false }],
    commented: [{ entity: 'ashoka', text: 'Only one.', language: 'en', inMeeting: true }],
  });

  it('names who agreed and who said nothing, beside the state', () => {
    const { notes } = findingIn(compiled(record(contested), { 'new-areas': 'contested' }), 'new-areas');
    expect(notes.at(-1)).toBe(
      'Partners: contested – agreed by Tecnológico de Monterrey; nothing said: Gobierno de Cantabria and Fundación Carolina',
    );
  });

  it('prints the dissent and the comments in their own words and language', () => {
    const { voices } = findingIn(compiled(record(contested), { 'new-areas': 'contested' }), 'new-areas');
    expect(voices.slice(-2)).toEqual([
      {
        label: 'Comments on this finding',
        items: [{ by: 'Ashoka México, in the meeting', passage: { text: 'Only one.', language: 'en' } }],
      },
      {
        label: 'Dissent',
        items: [{ by: 'CAINCO', passage: { text: 'No hubo áreas nuevas.', language: 'es' } }],
      },
    ]);
  });

  it('keeps the record: rounds, meetings, findings by state, and who stayed silent', () => {
    const model = compiled(record(contested), {
      'new-areas': 'contested',
      'future-perspectives': 'no-reaction',
    });
    const method = model.sections.find(({ id }) => id === 'method')?.blocks ?? [];
    const heading = method.findIndex(
      (block) => block.kind === 'heading' && block.text === 'What the partners say of the findings',
    );
    const list = method[heading + 1];
    const lines = list?.kind === 'list' ? list.items.map(([passage]) => passage?.text ?? '') : [];
    expect(lines[0]).toBe('Round 1: the partners could have their say from 2 May 2023 to 20 May 2023.');
    expect(lines[1]).toBe('Validation meeting on 8 May 2023, with Lucía Mamani Ortiz and Inés Example.');
    expect(lines.find((line) => line.startsWith('contested (1 of'))).toContain('New areas of joint work');
    expect(lines.find((line) => line.startsWith('no reaction (1 of'))).toContain('Future perspectives');
    expect(lines.at(-1)).toBe(
      'Said nothing on any finding: Fundación Carolina. Silence is not counted as agreement.',
    );
  });

  it('says none of it before anybody has been asked', () => {
    const text = JSON.stringify(compiled(null, {}));
    expect(text).not.toContain('What the partners say of the findings');
    expect(text).toContain('Not yet agreed with the partners');
  });

  it.each(LANGUAGES)('is worded in %s', (language) => {
    const input = reportInputOf('lideres-2023', language, { agreed: true });
    const findings = input.findings.map((finding) => ({ ...finding, state: 'contested' as const }));
    const validation = record(contested);
    expect(() => compileReport({ ...input, findings, validation }, content)).not.toThrow();
  });

  it('says how far two coders agreed, in counts and by Krippendorff’s alpha', () => {
    const agreement = {
      ...{ texts: 12, sentences: 31, named: 40, both: 34, alpha: 0.8167, share: 20, settled: 2 },
      finishedAt: '2023-05-01T12:00:00.000Z',
    };
    const text = JSON.stringify(
      compileReport({ ...reportInputOf('lideres-2023', 'en'), agreement }, content),
    );
    expect(text).toContain('They agreed on 34 of 40 codes given to sentences.');
    expect(text).toContain('Krippendorff’s alpha (nominal): 0.82.');
    const without = compileReport(reportInputOf('lideres-2023', 'en'), content);
    expect(JSON.stringify(without)).not.toContain('Coding agreement');
  });
});
