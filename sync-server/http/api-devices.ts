import { isUlid } from '#domain/documents/ulid.ts';
import { deviceReport, type EventDevices, type reportAnswer } from '#domain/wire/devices.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readEventDevices, type EventDevicesParts } from '../contests/event-devices.ts';
import type { HearReport } from '../contests/hear-report.ts';
import { parseRequest } from '../replication/parse-request.ts';
import { notFound } from '../replication/refusal.ts';
import type { Authenticator } from './authenticator.ts';

const path = z.object({ kid: z.string().max(26) });

export interface ApiDevicesParts {
	readonly authenticator: Authenticator;
	readonly eventDevices: EventDevicesParts;
	readonly hearReport: HearReport;
}

/** What each device says of itself, and who may hear it. */
export function apiDevices(
	app: FastifyInstance,
	{ authenticator, eventDevices, hearReport }: ApiDevicesParts
): void {
	app.post('/api/v1/device-report', async (request): Promise<z.infer<typeof reportAnswer>> => {
		const { principal } = await authenticator.authenticate(request);
		const told = parseRequest(deviceReport, request.body);
		await hearReport(principal, told);
		return { ok: true };
	});

	app.get('/api/v1/contests/:kid/devices', async (request): Promise<EventDevices> => {
		const { principal } = await authenticator.authenticate(request);
		const { kid } = parseRequest(path, request.params);
		if (!isUlid(kid)) throw notFound();
		return await readEventDevices(eventDevices, { principal, kid });
	});
}
