/** npm's shell is gone within milliseconds; a person does not notice half a second. */
const LOOK_EVERY = 500;

/**
 * Who stops `npm start` by its process id stops npm and its shell, but the signal ends there, and the
 * server would go on without anyone to stop it. So it stops, gracefully, when its parent is gone.
 */
export function stopWithNpm() {
	if (process.env.npm_lifecycle_event !== 'start') return;
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		process.kill(process.pid, 'SIGTERM');
	}, LOOK_EVERY);
	timer.unref();
}
