import * as z from 'zod/mini';

/** What a device says of itself, as far as its platform tells it. */
const about = {
	/** of the app; '' where no window has said */
	version: z.string().check(z.maxLength(60)),
	/** from 0 to 1; null where the platform does not tell */
	battery: z.nullable(z.number().check(z.minimum(0), z.maximum(1)))
};

const LATEST = 8.64e15;

/** A kiosk that was opened although its checklist was red, and why: by whoever is signed in there. */
export const kioskWaiver = z.object({
	kid: z.string().check(z.maxLength(26)),
	/** milliseconds since the epoch, by the device's clock; an instant that can be written */
	at: z.number().check(z.minimum(0), z.maximum(LATEST)),
	/** names of the items */
	missing: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(40)),
	reason: z.string().check(z.minLength(1), z.maxLength(300))
});
export type KioskWaiver = z.infer<typeof kioskWaiver>;
export const MOST_WAIVERS = 10;

/** `POST /api/v1/device-report`: what a device has not been able to send, after it has tried. */
export const deviceReport = z.object({
	/** as a person counts */
	pending: z.int().check(z.minimum(0)),
	/** since when the oldest of it waits, in milliseconds since the epoch; null where nothing does */
	oldest: z.nullable(z.number()),
	/** that the server has refused and its author has not dealt with */
	refused: z.int().check(z.minimum(0)),
	/** the last ones, oldest first; absent where there was none */
	waivers: z.optional(z.array(kioskWaiver).check(z.maxLength(MOST_WAIVERS))),
	...about
});
export type DeviceReport = z.infer<typeof deviceReport>;

export const reportAnswer = z.object({ ok: z.literal(true) });

/** `GET /api/v1/contests/<kid>/devices`: those that may hold entries, the longest silent first. */
export const eventDevices = z.object({
	devices: z.array(
		z.object({
			device: z.string(),
			/** as its owner's browser names it */
			name: z.string(),
			/** of whose it is */
			uid: z.string(),
			/** ISO 8601 instants, UTC */
			lastContact: z.string(),
			/** null for one that has told nothing yet */
			report: z.nullable(z.extend(deviceReport, { at: z.string() }))
		})
	)
});
export type EventDevices = z.infer<typeof eventDevices>;
