import { expect, test } from 'vitest';
import { addressKey } from './address-key.ts';

test('an IPv4 address counts as itself, also when it is written as IPv6', () => {
	expect(addressKey('203.0.113.7')).toBe('203.0.113.7');
	expect(addressKey('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

test('all addresses of one IPv6 network count as one', () => {
	expect(addressKey('2001:db8:0:1::9')).toBe('2001:db8:0:1::/64');
	expect(addressKey('2001:0db8:0000:0001:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:1::/64');
	expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0::/64');
	expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
	expect(addressKey('::1')).toBe('0:0:0:0::/64');
});
