import type { AdminCommand } from './command.ts';
import { createAppPassword } from './create-app-password.ts';
import { createUser } from './create-user.ts';
import { eraseCustomer } from './erase-customer.ts';
import { importCustomers } from './import-customers.ts';
import { listAudit } from './list-audit.ts';
import { listDevices } from './list-devices.ts';
import { listUsers } from './list-users.ts';
import { moveToCouchdb, moveToEmbedded } from './move-company.ts';
import { resetPassword } from './reset-password.ts';
import { revokeDevice } from './revoke-device.ts';
import { sweepHistory } from './sweep-history.ts';
import { verifyAudit } from './verify-audit.ts';

/** The table of commands, in the order in which an installation first needs them. */
export const commands: readonly AdminCommand[] = [
	createUser,
	listUsers,
	resetPassword,
	importCustomers,
	eraseCustomer,
	sweepHistory,
	listDevices,
	revokeDevice,
	createAppPassword,
	listAudit,
	verifyAudit,
	moveToCouchdb,
	moveToEmbedded
];
