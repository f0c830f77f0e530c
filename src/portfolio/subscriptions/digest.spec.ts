import { newsFor, type Followed, type ServedReport, type Told } from './digest.js';

const report = (versionId: string, change: Partial<ServedReport> = {}): ServedReport => ({
  versionId,
  exerciseId: 'lideres-2023',
  initiativeId: 'lideres',
  window: 2021,
  number: 1,
  publishedAt: '2023-05-10T10:00:00.000Z',
  firstPublishedAt: '2023-05-10T10:00:00.000Z',
  ...change,
});
const LIDERES: Followed = {
  topic: { kind: 'initiative', initiativeId: 'lideres' },
  since: '2023-01-15T09:00:00.000Z',
};
const WINDOW: Followed = { topic: { kind: 'window', window: 2021 }, since: '2023-01-15T09:00:00.000Z' };
const corrected = report('v2', { number: 2, publishedAt: '2023-08-01T10:00:00.000Z' });

/** Which versions are told, those that correct an earlier one with a star. */
const told = (followed: readonly Followed[], before: readonly Told[], reports: readonly ServedReport[]) =>
  newsFor(followed, before, reports).map(
    ({ report: { versionId }, corrects }) => `${versionId}${corrects ? '*' : ''}`,
  );

describe('what a digest tells', () => {
  const aguaClara = report('agua', { exerciseId: 'agua-2023', initiativeId: 'agua' });
  const otherWindow = report('other', { exerciseId: 'other-2023', initiativeId: 'other', window: 2020 });
  const all = [report('v1'), aguaClara, otherWindow];

  it.each<[string, readonly Followed[], readonly string[]]>([
    ['nothing to who follows nothing', [], []],
    ['of an initiative its reports', [LIDERES], ['v1']],
    ['of a window all of its', [WINDOW], ['v1', 'agua']],
    ['of both each report once', [LIDERES, WINDOW], ['v1', 'agua']],
    ['nothing of before', [{ ...WINDOW, since: '2023-05-10T10:00:00.000Z' }], []],
    [
      'what one of two subscriptions has not missed',
      [{ ...LIDERES, since: '2024-01-01' }, WINDOW],
      ['v1', 'agua'],
    ],
  ])('%s', (_what, followed, expected) => {
    expect(told(followed, [], all)).toEqual(expected);
  });

  it('is nothing twice, however often it is asked', () => {
    const first = newsFor([WINDOW], [], all).map(({ report: one }) => one);
    expect(told([WINDOW], first, all)).toEqual([]);
  });

  it('is a correction of what was told before', () => {
    expect(told([LIDERES], [{ versionId: 'v1', exerciseId: 'lideres-2023' }], [corrected])).toEqual(['v2*']);
  });

  it('is a correction of what was out before one began to follow', () => {
    const late = { ...LIDERES, since: '2023-07-15T08:00:00.000Z' };
    expect(told([late], [], [corrected])).toEqual(['v2*']);
  });

  it('is simply a report where its first version was never told', () => {
    expect(told([LIDERES], [], [corrected])).toEqual(['v2']);
  });

  it('is a version served again after its withdrawal, though an earlier digest has passed', () => {
    // Served when the digest of July was made: agua alone. LIDERES is back in January.
    const july = newsFor([WINDOW], [], [aguaClara]).map(({ report: one }) => one);
    expect(told([WINDOW], july, all)).toEqual(['v1']);
  });
});
