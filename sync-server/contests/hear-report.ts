import type { DeviceReport, KioskWaiver } from '#domain/wire/devices.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { AuditEntry, AuditLog } from '../audit/port.ts';
import type { AccountStore } from '../auth/port.ts';

export interface HearReportParts {
	readonly accounts: { readonly devices: Pick<AccountStore['devices'], 'report' | 'tell'> };
	readonly audit: Pick<AuditLog, 'append'>;
	readonly clock: Clock;
}

interface Teller {
	readonly uid: string;
	readonly device: string;
}

export type HearReport = (teller: Teller, told: DeviceReport) => Promise<void>;

/**
 * Keeps what a device says of itself, in the place of what it said before, and puts on record each kiosk
 * that was opened there although something was missing. A device says so again with each report, so what
 * it has said before is no news. The record comes first: cut short, it would be told of again.
 */
export function hearReports({ accounts, audit, clock }: HearReportParts): HearReport {
	/** One after the other: of two at once neither would know of the other. */
	let last: Promise<unknown> = Promise.resolve();

	async function record(waivers: readonly KioskWaiver[], { uid, device }: Teller): Promise<void> {
		const before = await accounts.devices.report(device);
		const known = new Set(before?.waivers?.map(waiverWords));
		const news = new Set(waivers.map(waiverWords).filter((words) => !known.has(words)));
		const at = clock();
		const entries = [...news].map((subject): AuditEntry => {
			return { at, actor: uid, device, action: 'waiver', subject, count: 1 };
		});
		if (entries.length > 0) await audit.append(entries);
	}

	return (teller, told) => {
		const keep = (): Promise<void> =>
			accounts.devices.tell(teller.device, { ...told, at: clock() });
		const { waivers = [] } = told;
		if (waivers.length === 0) return keep();
		const heard = last.then(() => record(waivers, teller)).then(keep);
		last = heard.catch(() => undefined);
		return heard;
	};
}

/** In one line: which contest, when by the device's clock, what was missing, and why all the same. */
function waiverWords({ kid, at, missing, reason }: KioskWaiver): string {
	const when = new Date(at).toISOString();
	const line = `contest:${kid} ${when} without ${missing.join(', ')}: ${reason}`;
	return line.replace(/\p{Cc}+/gu, ' ');
}
