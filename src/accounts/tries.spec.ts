import { FailureCount } from './tries.js';

describe('a count of failures', () => {
  it('lets so many through within the span, and then as many again', () => {
    const count = new FailureCount(3, 1000);
    for (let tries = 0; tries < 3; tries += 1) {
      expect(count.wait('a', 100)).toBe(0);
      count.add('a', 100);
    }
    expect(count.wait('a', 600)).toBe(500);
    expect(count.wait('b', 600)).toBe(0);
    expect(count.wait('a', 1100)).toBe(0);
    expect(count.add('a', 1100)).toBe(1);
  });

  it('can be tightened, taken back and cleared', () => {
    const count = new FailureCount(3, 1000);
    count.add('a', 0);
    expect([count.wait('a', 0), count.wait('a', 0, 1)]).toEqual([0, 1000]);
    count.takeBack('a');
    expect(count.wait('a', 0, 1)).toBe(0);
    for (let tries = 0; tries < 3; tries += 1) count.add('a', 0);
    count.clear('a');
    expect(count.wait('a', 0)).toBe(0);
  });

  it('stays bounded, whatever is tried', () => {
    const count = new FailureCount(1, 1000, 10);
    for (let key = 0; key < 100; key += 1) count.add(String(key), 0);
    expect([count.wait('0', 0), count.wait('99', 0)]).toEqual([0, 1000]);
  });
});
