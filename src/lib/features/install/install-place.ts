/** Where a browser runs, as far as it decides how the app gets onto the home screen. */
export type InstallPlace =
	| 'ios-safari'
	/** another browser, or a page inside of another app: Safari is where it always can be done */
	| 'ios-elsewhere'
	| 'android-browser'
	/** a page inside of another app, which can't install anything */
	| 'android-in-app'
	| 'desktop';

export interface BrowserTraits {
	readonly userAgent: string;
	/** an iPad calls itself a Mac, but no Mac has a touch screen */
	readonly maxTouchPoints: number;
}

/** Other browsers on iOS, and apps that show pages, name themselves before or after `Mobile`. */
const OTHER_IOS_BROWSER =
	/\b(CriOS|FxiOS|EdgiOS|OPiOS|OPT|OPX|DuckDuckGo|Ddg|YaBrowser|Brave|Focus|GSA|UCBrowser)\//;

/**
 * By the user agent, since no feature tells Safari from a page inside of another app. A wrong guess
 * costs a wrong drawing: nothing else rests on it.
 */
export function installPlace({ userAgent, maxTouchPoints }: BrowserTraits): InstallPlace {
	const iPad = /\bMacintosh\b/.test(userAgent) && maxTouchPoints > 1;
	if (iPad || /\b(iPhone|iPad|iPod)\b/.test(userAgent)) {
		return isSafari(userAgent) ? 'ios-safari' : 'ios-elsewhere';
	}
	if (!/\bAndroid\b/.test(userAgent)) return 'desktop';
	return /; wv\)/.test(userAgent) ? 'android-in-app' : 'android-browser';
}

/** A page inside of another app has no `Version` and no `Safari`. */
function isSafari(userAgent: string): boolean {
	const whole = /\bVersion\/\d/.test(userAgent) && /\bSafari\//.test(userAgent);
	return whole && !OTHER_IOS_BROWSER.test(userAgent) && !/\bFB(AN|AV|IOS)\b/.test(userAgent);
}
