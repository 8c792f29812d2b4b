import { isIPv6 } from 'node:net';

/**
 * What counts as one address for a limiter. Whoever has an IPv6 address has 2^64 of them, so the
 * network counts; an IPv4 address in IPv6 clothing counts as itself.
 */
export function addressKey(address: string): string {
	const bare = address.split('%')[0] ?? '';
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
	if (mapped?.[1] !== undefined) return mapped[1];
	return isIPv6(bare) ? `${firstFourGroups(bare)}::/64` : bare;
}

function firstFourGroups(address: string): string {
	const [head = '', tail] = address.split('::');
	const groups = head === '' ? [] : head.split(':');
	if (tail !== undefined) {
		const after = tail === '' ? 0 : tail.split(':').length;
		while (groups.length + after < 8) groups.push('0');
	}
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
