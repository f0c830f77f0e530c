import { Problem, PROBLEMS } from './problem.js';

describe('problems', () => {
  it('has a status from 400 to 599 and a title for every key', () => {
    for (const [key, { status, title }] of Object.entries(PROBLEMS)) {
      expect(key).toMatch(/^[a-z-]+$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(title.length).toBeGreaterThan(10);
    }
  });

  it('writes the body of RFC 9457 and keeps the waiting time for the header', () => {
    const problem = new Problem('too-many-tries', { detail: 'Try again in 12 seconds.', retryAfter: 12 });
    expect(problem.toBody()).toEqual({
      type: 'urn:expost:problem:too-many-tries',
      title: 'Too many tries; wait a minute',
      status: 429,
      detail: 'Try again in 12 seconds.',
    });
  });
});
