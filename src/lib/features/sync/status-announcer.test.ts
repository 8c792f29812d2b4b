import { expect, test } from 'vitest';
import { StatusAnnouncer } from './status-announcer.ts';

test('who listens hears that it has changed, and not every number on the way', () => {
	const announcer = new StatusAnnouncer();
	const heard = [
		announcer.hear(undefined, 'Opening'),
		announcer.hear('offline', 'No connection · 1 to send'),
		announcer.hear('offline', 'No connection · 2 to send'),
		announcer.hear('sending', 'Sending 1 of 2'),
		announcer.hear('synced', 'All on the server, 10:32'),
		announcer.hear('waiting', 'On this device · 1 to send'),
		announcer.hear('sending', 'Sending 0 of 1'),
		announcer.hear('synced', 'All on the server, 10:33')
	];
	expect(heard).toEqual([
		'',
		...Array.from({ length: 3 }, () => 'No connection · 1 to send'),
		...Array.from({ length: 4 }, () => 'All on the server, 10:32')
	]);
});
