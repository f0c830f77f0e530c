import { senderNetwork } from './sender-network.js';

describe('the network of a sender', () => {
  it.each([
    ['192.0.2.66', '192.0.2'],
    ['::ffff:192.0.2.67', '192.0.2'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (address, network) => {
    expect(senderNetwork(address)).toBe(network);
  });
});
