import { z } from 'zod';
import type { Problem } from '../problem.js';
import { requestProblem, requestShape } from './request-shape.pipe.js';

const shape = z.strictObject({
  name: z.string().max(5).optional(),
  count: z.int().min(1).max(9).optional(),
  share: z.number().gt(0).optional(),
  side: z.enum(['north', 'south']).optional(),
  kind: z.literal('once').optional(),
  counts: z.boolean().optional(),
  list: z
    .array(z.strictObject({ title: z.string().min(1) }))
    .min(1)
    .max(2)
    .optional(),
  answers: z.record(z.string().max(5), z.unknown()).optional(),
  place: z.tuple([z.number(), z.number()]).optional(),
});

async function placesOf(body: unknown, schema: z.ZodType = shape) {
  const refused = await requestShape.transform(body, { type: 'body', schema }).then(
    () => null,
    (problem: Problem) => problem,
  );
  return (refused?.details.errors ?? []).map(({ pointer, detail }) => [pointer, detail]);
}

describe('a request of the wrong shape is told what to do', () => {
  it.each([
    [{ name: 3 }, '/name', 'Write a text, not a number'],
    [{ name: null }, '/name', 'Write a text, not null'],
    [{ name: ['a'] }, '/name', 'Write a text, not a list'],
    [{ name: 'abcdef' }, '/name', 'Write at most 5 characters'],
    [{ count: '3' }, '/count', 'Write a whole number, not a text'],
    [{ count: 1.5 }, '/count', 'Write a whole number'],
    [{ count: 0 }, '/count', 'Write a number of at least 1'],
    [{ count: 10 }, '/count', 'Write a number of at most 9'],
    [{ share: 0 }, '/share', 'Write a number above 0'],
    [{ share: Infinity }, '/share', 'Write a number that can be kept'],
    [{ side: 'up' }, '/side', 'Write one of north, south'],
    [{ side: 1 }, '/side', 'Write one of north, south'],
    [{ kind: 'twice' }, '/kind', 'Write once'],
    [{ counts: 'yes' }, '/counts', 'Write true or false, not a text'],
    [{ list: {} }, '/list', 'Write a list, not an object'],
    [{ list: [] }, '/list', 'Give at least 1 of them'],
    [{ list: [{}] }, '/list/0/title', 'This is missing: write a text'],
    [{ list: [{ title: '' }] }, '/list/0/title', 'Write something'],
    [{ list: ['x'] }, '/list/0', 'Write an object, not a text'],
    [{ answers: [] }, '/answers', 'Write an object, not a list'],
    [{ answers: { abcdef: 1 } }, '/answers/abcdef', 'Choose another name: write at most 5 characters'],
    [{ place: 'here' }, '/place', 'Write a list, not a text'],
    [[], '', 'Write an object, not a list'],
    [undefined, '', 'The body is missing: write an object'],
  ])('%j', async (body, pointer, detail) => {
    expect(await placesOf(body)).toEqual([[pointer, detail]]);
  });

  it('where a choice is missing', async () => {
    const needs = z.strictObject({ side: z.enum(['north', 'south']) });
    expect(await placesOf({}, needs)).toEqual([['/side', 'This is missing: write one of north, south']]);
  });

  it('in the words of the schema, where it has some', async () => {
    const year = z.strictObject({ year: z.int('Write the year of the call') });
    expect(await placesOf({}, year)).toEqual([['/year', 'Write the year of the call']]);
  });

  it('at each field that nobody knows, wherever it stands', async () => {
    const unknown = 'There is no such field here: remove it';
    const body = { 'a/b': 1, 'c~d': 2, list: [{ title: 'x', xx: 3 }], count: 'x' };
    expect(await placesOf(body)).toEqual([
      ['/count', 'Write a whole number, not a text'],
      ['/list/0/xx', unknown],
      ['/a~1b', unknown],
      ['/c~0d', unknown],
    ]);
  });

  it('to write a query field once', async () => {
    const query = { schema: z.strictObject({ page: z.string().optional() }), type: 'query' } as const;
    await expect(requestShape.transform({ page: ['1', '2'] }, query)).rejects.toMatchObject({
      details: { errors: [{ pointer: '/page', detail: 'Write it once' }] },
    });
    await expect(requestShape.transform({ page: '1' }, query)).resolves.toEqual({ page: '1' });
  });

  it('at a hundred places at most, with the number of all', () => {
    const keys = Array.from({ length: 250 }, (_, index) => `key${index}`);
    const { details } = requestProblem([{ message: 'Remove it', keys }]);
    expect(details.errors).toHaveLength(100);
    expect(details.detail).toBe(
      '250 places are wrong (the first 100 of 250 are listed); nothing was stored.',
    );
  });
});
