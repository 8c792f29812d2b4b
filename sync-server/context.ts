import type { Clock } from '#domain/kernel/clock.ts';
import type { Random } from '#domain/kernel/random.ts';
import type { CardSeenByParts } from './access/card-seen-by.ts';
import type { ReadersParts } from './access/readers-of.ts';
import type { SeenByParts } from './access/seen-by.ts';
import type { Principals } from './access/principals.ts';
import type { AuditTrail } from './audit/trail.ts';
import type { AuthService } from './auth/service.ts';
import type { Config } from './config/config.ts';
import type { EventDevicesParts } from './contests/event-devices.ts';
import type { HearReport } from './contests/hear-report.ts';
import type { PublishParts } from './contests/publish-contest.ts';
import type { Draws } from './draws/draws.ts';
import type { ErasureParts } from './erasure/erase-on-request.ts';
import type { HistoryKeeper } from './history/history-keeper.ts';
import type { HistoryParts } from './history/read-history.ts';
import type { SweepParts } from './history/sweep-history.ts';
import type { Ledger } from './ledger/port.ts';
import type { Databases } from './http/databases.ts';
import type { Reader } from './replication/reader.ts';
import type { Writer } from './replication/writer.ts';

/**
 * The services of a running server, made once in `server.ts`. No handler gets it whole: each route
 * is handed the few that it names.
 */
export interface ServerContext {
	readonly config: Config;
	readonly clock: Clock;
	readonly random: Random;
	readonly auth: AuthService;
	readonly trail: AuditTrail;
	readonly principals: Principals;
	readonly ledger: Ledger;
	readonly reader: Reader;
	readonly writer: Writer;
	readonly history: HistoryParts;
	readonly historySweeps: SweepParts;
	readonly historyKeeper: HistoryKeeper;
	readonly readers: ReadersParts;
	readonly viewAs: SeenByParts & CardSeenByParts;
	readonly erasure: ErasureParts;
	readonly draws: Draws;
	readonly press: PublishParts;
	readonly eventDevices: EventDevicesParts;
	readonly hearReport: HearReport;
	readonly databases: Databases;
	/** the name of the company's database: `/couch/<database>` */
	readonly database: string;
}
