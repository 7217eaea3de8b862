// Generated from docs/openapi.json by `npm run openapi`; do not edit it by hand.
export interface paths {
    "/sites/{siteId}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a code at a gate
         * @description The scanner makes `scanId` for each presentation. Safe to send again: the same `scanId` gets the same answer, and the same code under a new `scanId` gets `already_checked_in` or `already_checked_out`, never a second visit. A `scanId` that a visit knows with another code, gate or direction is refused (422). `direction` matters at gates that are both; there it is `in` when left out.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["recordScan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/scans/{scanId}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pick among the visits that fit a scan
         * @description Within ten minutes of the scan; the code need not be fresh any more. Send either `visitId`, one of the candidates, or `walkIn: true` for none of them.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["chooseVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the passages that need attention
         * @description The latest first. With `needsAttention=true` only those that nobody has resolved.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listPassages"];
        put?: never;
        /**
         * Send the passages that were made without a network
         * @description Each row is a compact JWS that the scanner signed with its own key when the passage took place. They are applied in the order in which they took place, as of that time. A row that conflicts with what the register knows is recorded as it happened and listed for a manager. A scanner that was revoked may deliver what it holds for a day; it changes nothing before a manager applies it. Safe to send again: a `scanId` is recorded once and always gets the same answer. docs/api.md lists the claims and the reasons.
         *
         *     Roles: `scanner`, `revoked_scanner`.
         */
        post: operations["recordPassages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/passages/{scanId}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve a passage that needs attention
         * @description Once; the note says what you found. It changes no visit, but where you `apply` a passage that a revoked scanner has delivered: then the visit is as if the passage had been taken at once. Such a walk-in shows its visitor until then.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["resolvePassage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the visits of a day
         * @description Every visit that can be used on the day, also one of several days or over midnight, by time (when it begins, or the start of the day), then name. `day` is a day at the site, today when left out. A guard sees today only. A cursor belongs to the list that gave it. The list follows a write within a moment.
         *
         *     Roles: `admin`, `manager`, `guard`, `integration`, `scanner`.
         */
        get: operations["listVisits"];
        put?: never;
        /**
         * Pre-register a visit
         * @description At least one name. `idPrefix` is the letter(s) and first three digits of the identity card, never more. The visit can be used as early and as late as the site says; where it does not, an hour beyond its window and all through its first and last day. The window is at most 31 days, ends in the future and begins within a year. `needsApproval` makes it wait for the host; `allowsReEntry` lets the visitor come again while the window is open. `companions` get visits of their own, with the same host and window.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        post: operations["preRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/walk-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a walk-in by hand
         * @description For a visitor whom nobody announced and who shows no code. As the site’s rule for walk-ins has it the visitor is `checked_in`, or waits (`pending_approval`) until the host agrees: then check in by hand. Of the visitor only what the site keeps is kept, and a name. Where a visit of this name, or of one that is near, is expected or inside, the answer is 409 with their ids; send `noneOfThese` when it is none of them. `companions` get visits of their own, each by itself, so that one refusal stops no other.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["recordWalkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pre-register visits by the page
         * @description At most 100 rows. Each row is written whole or not at all, and a bad one stops no other. The ids of the visits follow from the site, `importId` and `rowId`: a page that is sent again makes nothing twice and names the same visits. After a 503 send the page again: it completes.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        post: operations["importVisits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search the visits of a day, or who is inside, by a part of the name
         * @description Every word, or Chinese character, of `name` has to be a part of the visitor’s name: whole words, compared as names are. With `onSite` the roll call is searched, otherwise the list of `day`. A walk-in who has left is not found. A name has no place in an address, therefore a POST; it changes nothing.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["searchVisits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one visit
         * @description A guard sees the visits of today and those on site.
         *
         *     Roles: `admin`, `manager`, `guard`, `integration`, `scanner`.
         */
        get: operations["getVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a visit that has not begun
         * @description What is left out stays as it is; `null` takes a field away (RFC 7396). Notes are written by managers.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        patch: operations["editVisit"];
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in by hand
         * @description For visitors who show something other than a Personal Code. A document is sighted, not copied. The method `invitation_pin` takes the PIN that the visitor was sent. The answer offers those who come along.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/check-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check out by hand
         * @description Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["checkOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the latest check-in or check-out
         * @description For what was recorded by mistake: a guard within five minutes of the passage, a manager within its day at the site. The visit is what it was before, and a walk-in becomes `cancelled`; `undone` keeps who undid what and why. Name the `direction` that is meant, so that two who undo the same passage do not undo the one before it. The code that was used may be shown again, as another scan.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["undoPassage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/companions/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check in those who come along
         * @description All companions of the visit, or those that are named; each by itself, so that one refusal stops no other.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["checkInCompanions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/invitation-pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the invitation PIN of a visit
         * @description Six digits for a visitor without iAM Smart, shown this once; one that was made before is worth nothing then. After five wrong tries it is locked, and a manager may make another.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        post: operations["makePin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the invitation of a visit: a link for the visitor
         * @description The link leads to a page in the visitor’s language that says where, when, whom and how to get in, and shows a PIN to who has no iAM Smart. It ends with the visit. Another invitation replaces it: the earlier link stops working, and so does its PIN. With `sendTo` it is sent by e-mail too; nobody’s name is in the e-mail, and the address is not kept.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        post: operations["invite"];
        /**
         * Revoke the invitation of a visit
         * @description Its link stops working at once, and so does the PIN. Without an invitation nothing changes.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See one’s own invitation
         * @description Public: the link is the proof. A link that is wrong, was replaced or revoked, or whose visit is over gets the same answer. The page `/invitation/` uses it.
         *
         *     Public: no token is needed.
         */
        post: operations["viewInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct one’s own name before the visit
         * @description At most five times, until the check-in. The visit records that the visitor did it. Public: the link is the proof. A link that is wrong, was replaced or revoked, or whose visit is over gets the same answer. The page `/invitation/` uses it.
         *
         *     Public: no token is needed.
         */
        post: operations["correctInvitedName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one cannot come
         * @description Cancels the visit, and those of the companions. The visit records that the visitor did it. Public: the link is the proof. A link that is wrong, was replaced or revoked, or whose visit is over gets the same answer. The page `/invitation/` uses it.
         *
         *     Public: no token is needed.
         */
        post: operations["declineInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See one’s own PIN for the gate
         * @description For visitors without iAM Smart. It is the same each time; any other PIN of the visit stops working. Public: the link is the proof. A link that is wrong, was replaced or revoked, or whose visit is over gets the same answer. The page `/invitation/` uses it.
         *
         *     Public: no token is needed.
         */
        post: operations["showInvitationPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a visitor’s consent to a new purpose
         * @description After a notice that changes the purpose: the visitor was shown the version in force and agreed, or did not, that what is kept of this visit is used for the new purpose. Without it, the visit is used for the purpose of then.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a visit that has not begun
         * @description Roles: `admin`, `manager`, `integration`.
         */
        post: operations["cancelVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Admit a visitor who waits
         * @description The host’s word on a visit that is `pending_approval`; the next scan checks the visitor in.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["approveVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not admit a visitor who waits
         * @description Roles: `admin`, `manager`.
         */
        post: operations["refuseVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/recurring-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List recurring visits
         * @description The rules of the site, in the order of their ids.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        get: operations["listSeries"];
        put?: never;
        /**
         * Book recurring visits
         * @description A rule: on these days of the week, or every day, at these local times, from `firstDay` to `until`, a year at most. Its visits are made 35 days ahead, each to be read, changed and cancelled like any other. A time that is skipped when clocks go forward is later by what was skipped.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        post: operations["createSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/recurring-visits/{seriesId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read recurring visits
         * @description Roles: `admin`, `manager`, `integration`.
         */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/recurring-visits/{seriesId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel recurring visits
         * @description All that have not begun; no more are made. Sent again it goes on where it ended.
         *
         *     Roles: `admin`, `manager`, `integration`.
         */
        post: operations["cancelSeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the exports of a site
         * @description Newest first: who asked for which days, what for, and how much was read.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Ask for an export of visits
         * @description Of at most 31 days at the site, with the purpose in words. That it was asked for, by whom and what for is kept for a year. The visits are then read page by page at `…/visits` (`Location`), within an hour.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/exports/{exportId}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a page of an export
         * @description Visits in every state, day by day in the order they begin. Only the member who asked for the export reads it, and for an hour; each page is counted on the record. A visit that is moved to another day meanwhile may come twice or not at all.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["readExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/visits/{visitId}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the corrections beside a visit
         * @description Roles: `admin`, `manager`.
         */
        get: operations["listCorrections"];
        put?: never;
        /**
         * Write a correction beside a visit
         * @description What was recorded stays as it is; the note stands beside it, at most 20 of them. It goes with the visit to whoever of the office reads or exports it, and is deleted with it. Events name the field and never have the text.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["correctVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register of holds of a site
         * @description Newest first, also those that are over: which visits, why, until when, who asked and who decided.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listHolds"];
        put?: never;
        /**
         * Ask to keep visits past their day
         * @description One visit, or the visits of a person that begin on at most 31 days, the last of them today. It protects at once, for at most 7 days; another admin or manager has to approve it in that time. A visit that is made later is not held. With `idPrefix` only visits with that name and prefix are held, without it all of that name.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["askHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/holds/{holdId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a hold
         * @description Roles: `admin`, `manager`.
         */
        get: operations["getHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/holds/{holdId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or refuse a hold, or its renewal
         * @description Only by another admin or manager than the one who asked, within 7 days. What is refused protects no longer: a visit that is past its day is purged at once.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["decideHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/holds/{holdId}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to keep the visits of a hold longer
         * @description Until at most 90 days from now, while what was approved still runs. Another admin or manager has to approve it within 7 days; so long it protects.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["renewHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/holds/{holdId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a hold
         * @description What is past its normal day is purged at once: no read returns it from then on. Another hold on a visit stays in force.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["endHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/deletion-certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deletion certificates of a site
         * @description The latest day first: how many visits were deleted, and when the key was destroyed that had sealed their personal fields. Each certificate holds the hash of the one before it, so that one that is changed or removed is noticed. Kept for 400 days.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listDeletionCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the visits of a site by hour, day or week
         * @description Counters without personal data, kept for 400 days after the day; hours for 31. In the order of time; an hour, day or week without anything is absent. At most 400 days at once. A passage that was undone is not counted. What is shown at a gate and refused there (a code that is not acceptable, a person who is barred) leaves no record and is not counted. A change is counted a moment later.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/on-site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roll call: who is inside now
         * @description By the time of check-in, then name. `count` is of everybody, also where a page shows fewer.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        get: operations["listOnSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/roll-call/ticks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was ticked off at the assembly point
         * @description The last tick of each visit, by visit; with `since` of this roll call only.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        get: operations["listTicks"];
        put?: never;
        /**
         * Tick people off at the assembly point
         * @description For a roll call on several phones, also when they send their ticks late. Safe to send again; of several ticks of one visit the last counts, so a tick with the state `withdrawn` takes an earlier one back. A tick lives for a day.
         *
         *     Roles: `admin`, `manager`, `guard`, `scanner`.
         */
        post: operations["addTicks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who is signed in
         * @description The member whose token this is, the firm, and `may`: the operations that the member’s role may call. A page shows what its member may do from this list alone. An operation at a site needs that site in `siteIds`, too.
         *
         *     Roles: `admin`, `manager`, `guard`, `integration`, `host`.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/firm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the firm: its name, colour and logo
         * @description Roles: `admin`, `manager`, `guard`, `integration`.
         */
        get: operations["getFirm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the firm’s name, colour and logo
         * @description What is left out stays as it is; `null` takes the colour or the logo away. A logo is a PNG, JPEG or WebP picture of at most 11 KiB; what it is follows from its bytes. An SVG is refused, since it can hold a script.
         *
         *     Roles: `admin`.
         */
        patch: operations["changeFirm"];
        trace?: never;
    };
    "/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the member’s sites
         * @description Roles: `admin`, `manager`, `guard`, `integration`, `scanner`.
         */
        get: operations["listSites"];
        put?: never;
        /**
         * Make a site
         * @description By an admin of all sites. What is left out is the value that collects least.
         *
         *     Roles: `admin`.
         */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a site
         * @description Roles: `admin`, `manager`, `guard`, `integration`, `scanner`.
         */
        get: operations["getSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a site’s settings
         * @description What is left out stays as it is. In force at the gates within a minute. A `privacyNotice` may come into force later (`inForceFrom`); the version in force, given again, takes that back. `changesPurpose` says that what was collected before needs the consent of the person for the new purpose.
         *
         *     Roles: `admin`.
         */
        patch: operations["changeSite"];
        trace?: never;
    };
    "/sites/{siteId}/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a site’s gates
         * @description Roles: `admin`, `manager`, `guard`, `integration`, `scanner`.
         */
        get: operations["listGates"];
        put?: never;
        /**
         * Add a gate
         * @description Needs no `If-Match`, since it overwrites nothing. The entity tag is the site’s.
         *
         *     Roles: `admin`.
         */
        post: operations["addGate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/gates/{gateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a gate
         * @description Roles: `admin`.
         */
        delete: operations["removeGate"];
        options?: never;
        head?: never;
        /**
         * Change a gate
         * @description Roles: `admin`.
         */
        patch: operations["changeGate"];
        trace?: never;
    };
    "/sites/{siteId}/privacy-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the privacy notice
         * @description Public: what visitors are told before their data is collected.
         *
         *     Public: no token is needed.
         */
        get: operations["privacyNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/privacy-notice/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the versions of the privacy notice
         * @description Public, the latest first: each visit names the version that its visitor was shown. A version may come into force later.
         *
         *     Public: no token is needed.
         */
        get: operations["listNoticeVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a firm holds about oneself, by one’s own Personal Code
         * @description Public: a fresh code is the proof. It is verified as at a gate, and it opens one look at each firm. The answer has the records of all sites of the firm with the same name and the same identity-card prefix; nothing of other people. The page `/my-data/` uses it.
         *
         *     Public: no token is needed.
         */
        post: operations["showMyData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/barred-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people barred at a site
         * @description Those of this site alone; `due` shows whose review is due.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listBarredPeople"];
        put?: never;
        /**
         * Bar a person at a site
         * @description By keys of name and identity-card prefix, typed or taken from a visit; neither is stored. Without a prefix everybody of that name is meant, and `allOfThatName` has to say so. A name is kept only with a reason in words. At the gate the guard is told `denied` and nothing more. The bar ends by itself at `reviewBy` unless it is reviewed.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["barPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/barred-people/{barredId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review a bar of a site
         * @description It holds for so many days more, from now.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["reviewBarredPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/barred-people/{barredId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lift a bar of a site
         * @description Roles: `admin`, `manager`.
         */
        delete: operations["unbarPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/barred-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people barred at all sites
         * @description Roles: `admin`.
         */
        get: operations["listBarredByFirm"];
        put?: never;
        /**
         * Bar a person at all sites
         * @description By keys of name and identity-card prefix, typed or taken from a visit; neither is stored. Without a prefix everybody of that name is meant, and `allOfThatName` has to say so. A name is kept only with a reason in words. At the gate the guard is told `denied` and nothing more. The bar ends by itself at `reviewBy` unless it is reviewed. It holds at sites that are made later, too.
         *
         *     Roles: `admin`.
         */
        post: operations["barByFirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/barred-people/{barredId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review a bar of all sites
         * @description Roles: `admin`.
         */
        post: operations["reviewBarredByFirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/barred-people/{barredId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lift a bar of all sites
         * @description Roles: `admin`.
         */
        delete: operations["unbarByFirm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests to see or to correct data
         * @description The one that is due first comes first; `state=open` shows those that wait for an answer.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listAccessRequests"];
        put?: never;
        /**
         * Record that somebody asks to see, or to correct, their data
         * @description For people who ask the office without a Personal Code. The answer is due 40 days after the receipt. Nothing that names the person is kept: `fileReference` leads to the office’s own file. What looks like the number of an identity card is refused. A request about the whole firm is recorded by a member of all its sites.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["createAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one request
         * @description Roles: `admin`, `manager`.
         */
        get: operations["getAccessRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access-requests/{requestId}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a request is worked on, answered or refused
         * @description A refusal needs a ground of section 20 (access) or 24 (correction) of the PDPO. What is answered or refused stays so.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["changeAccessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/scanners/enrolment-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an enrolment code
         * @description It enrols one device, once, within ten minutes. Show it as a QR.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["makeEnrolmentCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scanner-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol a device as a scanner
         * @description Public. `proof` is a compact JWS with ES256 and type `gatehouse-enrolment+jwt`, made with the key that is enrolled, over `{"aud":"gatehouse","enrolmentCode":…}`. The same key and code again get the same answer; whatever is wrong with a code or its proof, the problem is `enrolment_refused`. docs/scanners.md says how the device then signs.
         *
         *     Public: no token is needed.
         */
        post: operations["enrolScanner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/scanners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scanners of a site
         * @description Roles: `admin`, `manager`.
         */
        get: operations["listScanners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/scanner-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell the office how the device is
         * @description For scanners alone, at the start of a shift and every ten minutes of it. The list of scanners shows the last one.
         *
         *     Roles: `scanner`.
         */
        post: operations["tellScannerStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/scanners/{scannerId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a scanner
         * @description Its next request is refused. A scanner that is revoked stays as it was.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["revokeScanner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/offline-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a scanner needs to work without a network
         * @description For scanners’ own tokens alone. Today’s and tomorrow’s visits and who is inside: names as keyed hashes, and what a guard is shown sealed under the visitor’s own name, so that only who shows a code of that name, or tells it, opens an entry. Ask again with `If-None-Match` and with `known`; 304 says that nothing changed. The pack has keys: no cache may keep it.
         *
         *     Roles: `scanner`.
         */
        get: operations["offlinePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the firm’s members
         * @description Roles: `admin`.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Add a member
         * @description Tokens of `issuer` (the deployment’s own when left out) with this `sub` then speak for it. An admin has all sites.
         *
         *     Roles: `admin`.
         */
        post: operations["addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a member
         * @description Roles: `admin`.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Its tokens are refused within a minute.
         *
         *     Roles: `admin`.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member’s role, sites or label
         * @description What is left out stays as it is. In force within a minute.
         *
         *     Roles: `admin`.
         */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/sites/{siteId}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the units of a site with their residents
         * @description In the order of their names as they are compared.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listUnits"];
        put?: never;
        /**
         * Create units and add their residents, by the page
         * @description At most 100 rows, with 100 residents together. A row is written whole or not at all, and a bad one stops no other. Residents are added to those who are there: a page that is sent again changes nothing. Names of units are compared without case, width and needless blanks: `12a` is `12A`. A resident becomes a member of the role `host`, at this site alone. An account that is a member already, with another role, at another site or of another firm, is refused.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["changeUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a unit and its residents
         * @description Its visits stay, in the lists of the office.
         *
         *     Roles: `admin`, `manager`.
         */
        delete: operations["removeUnit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/units/{unitId}/residents/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a resident from a unit
         * @description From their next request on they see nothing of the unit. Who acts for no other unit is no member any more. The visits stay with the unit; who moves in later does not see them.
         *
         *     Roles: `admin`, `manager`.
         */
        delete: operations["removeResident"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/units/{unitId}/enrolment-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link with which a resident binds their account to a unit
         * @description Valid for a week, for one account. The token is shown this once. Send it to the resident in the fragment of an address (`…#token`), so that no server writes it down. It ends when its maker may no longer make links, and with the unit.
         *
         *     Roles: `admin`, `manager`.
         */
        post: operations["makeResidentLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resident-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bind an account to a unit with a link
         * @description Needs the access token of the account in `Authorization`, and the token of the link. The account need not be a member; it becomes a host of that unit. The link is used up. The same account may send it again. Why a link is refused is not told.
         *
         *     Public: no token is needed.
         */
        post: operations["enrolResident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the visits of your units
         * @description `coming`: those of today and later, by the end of their windows. `past`: those that were over before today, the latest first, until they are deleted. Only what was booked since you act for the unit. The page says for which units you act.
         *
         *     Roles: `host`.
         */
        get: operations["listMyVisits"];
        put?: never;
        /**
         * Book a visit to your unit
         * @description As a pre-registration, for one of your own units. `host.unit` may be left out where you act for one unit. The prefix of an identity card that you give is for the gate: no answer shows it to you.
         *
         *     Roles: `host`.
         */
        post: operations["bookMyVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-visits/{visitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a visit of your unit
         * @description A visit that is not yours is answered as one that does not exist.
         *
         *     Roles: `host`.
         */
        get: operations["getMyVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a visit of your unit that has not begun
         * @description What is left out stays as it is; `null` takes a field away. A visit keeps its unit.
         *
         *     Roles: `host`.
         */
        patch: operations["editMyVisit"];
        trace?: never;
    };
    "/sites/{siteId}/my-visits/{visitId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Admit or refuse a visitor who waits for you, or cancel a visit
         * @description `approve` and `refuse` are your word on a visit in `pending_approval`. Whom the building does not admit, the gate still turns away. `cancel` ends a visit that has not begun, with its companions.
         *
         *     Roles: `host`.
         */
        post: operations["decideMyVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-visits/{visitId}/invitation-pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the invitation PIN of a visit of your unit
         * @description Six digits for a visitor without iAM Smart, shown this once. After five wrong tries it is locked, and the office makes another.
         *
         *     Roles: `host`.
         */
        post: operations["makeMyPin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-visits/{visitId}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the invitation of a visit of your unit: a link for the visitor
         * @description As the office makes one. Another invitation replaces it.
         *
         *     Roles: `host`.
         */
        post: operations["inviteMine"];
        /**
         * Revoke the invitation of a visit of your unit
         * @description Roles: `host`.
         */
        delete: operations["revokeMyInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-recurring-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may come to your units again and again
         * @description Roles: `host`.
         */
        get: operations["listMySeries"];
        put?: never;
        /**
         * Let somebody come to your unit again and again
         * @description A rule as for recurring visits, for one of your own units, for a year at most. Its visits are among yours, each with the `seriesId`.
         *
         *     Roles: `host`.
         */
        post: operations["createMySeries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/{siteId}/my-recurring-visits/{seriesId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a rule of recurring visits to your unit
         * @description Roles: `host`.
         */
        get: operations["getMySeries"];
        put?: never;
        post?: never;
        /**
         * End a rule of recurring visits to your unit
         * @description Its visits that have not begun are cancelled. Sent again it goes on where it ended.
         *
         *     Roles: `host`.
         */
        delete: operations["cancelMySeries"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the changes of a day: who did what
         * @description The first one first, of all sites that the member may see. Each entry holds the hash of the one before it, so that one that is changed or removed is noticed: `npm run audit -- verify` checks it. Kept for 400 days.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who saw which visitors’ records on a day
         * @description By hour and member. A record that a member sees again within the hour is listed once, or a few times where several instances of the service answered. When the hour is over, an entry of the chain holds the digest of its reads.
         *
         *     Roles: `admin`, `manager`.
         */
        get: operations["listAuditReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the certificates that codes verify with
         * @description For scanners that work offline. Ask again with `If-None-Match`; 304 says that nothing changed.
         *
         *     Roles: `admin`, `manager`, `guard`, `integration`, `scanner`.
         */
        get: operations["keyBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the API up?
         * @description Public. `ok`: the register answers. `degraded`: the API is up, but the register does not answer now; most requests get 503 with Retry-After.
         *
         *     Public: no token is needed.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read this document
         * @description Public: the contract of the API (OpenAPI 3.1).
         *
         *     Public: no token is needed.
         */
        get: operations["openApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What went wrong (RFC 9457). Build on `code`: codes are added, never renamed. */
        Problem: {
            /**
             * Format: uri
             * @example urn:gatehouse:problem:invalid_request
             */
            type: string;
            /** @description One sentence for a person; the same for every occurrence. */
            title: string;
            status: number;
            /** @enum {string} */
            code: "malformed_json" | "invalid_encoding" | "duplicate_keys" | "invalid_request" | "invalid_choice_token" | "expired_choice_token" | "export_expired" | "logo_refused" | "unauthenticated" | "forbidden" | "unit_not_yours" | "firm_suspended" | "request_blocked" | "enrolment_refused" | "site_not_found" | "gate_not_found" | "visit_not_found" | "scanner_not_found" | "member_not_found" | "unit_not_found" | "barred_person_not_found" | "series_not_found" | "export_not_found" | "hold_not_found" | "access_request_not_found" | "passage_not_found" | "invitation_not_found" | "route_not_found" | "method_not_allowed" | "admission_denied" | "supervisor_needed" | "walk_ins_refused" | "visitor_expected" | "state_conflict" | "hold_conflict" | "second_person_needed" | "hold_too_wide" | "access_request_conflict" | "too_many_corrections" | "scan_undone" | "too_late_to_undo" | "too_many_visits" | "member_taken" | "last_admin" | "too_many_sites" | "site_id_taken" | "gate_id_taken" | "idempotency_key_in_use" | "web_address_not_set" | "mail_not_configured" | "wrong_pin" | "pin_not_set" | "precondition_failed" | "body_too_large" | "unsupported_media_type" | "unsupported_charset" | "unsupported_content_encoding" | "idempotency_key_reused" | "scan_id_reused" | "pin_locked" | "precondition_required" | "too_many_requests" | "quota_exceeded" | "internal_error" | "cannot_verify_now" | "not_gathered_in_time" | "store_unavailable";
            /** @description One sentence about this occurrence. */
            detail?: string;
            /** @description Give us this when you ask for help. */
            requestId: string;
            /** @description The fields that do not fit. Values are never repeated. */
            errors?: {
                /** @example visitor.idPrefix */
                path: string;
                message: string;
            }[];
        };
        AccessRequest: {
            requestId: string;
            /** @enum {string} */
            kind: "access" | "correction";
            /** @description Absent where the whole firm is meant. */
            siteIds?: string[];
            identity: {
                /** @enum {string} */
                method: "card_sighted" | "personal_code" | "known_to_staff" | "contact_on_record" | "authorised_person" | "other";
                note?: string;
            };
            fileReference?: string;
            /** Format: date-time */
            receivedAt: string;
            /**
             * Format: date-time
             * @description 40 days after its receipt.
             */
            dueAt: string;
            /** @description Days until then, a day that has begun included; negative when it is overdue; absent when it is closed. */
            dueInDays?: number;
            /** @description It is open, and the answer was due. */
            overdue: boolean;
            /** @enum {string} */
            state: "received" | "in_progress" | "answered" | "refused";
            /** @description Its changes of state, in order. */
            steps: {
                /** @enum {string} */
                state: "received" | "in_progress" | "answered" | "refused";
                /** Format: date-time */
                at: string;
                /** @description The member who did it. */
                by: string;
                /** @enum {string} */
                ground?: "identity_not_established" | "other_persons_data" | "forbidden_by_law" | "not_in_writing" | "cannot_be_located" | "repeated" | "controlled_by_another" | "not_in_the_form" | "exempt" | "not_inaccurate" | "not_explained" | "correction_inaccurate";
                note?: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
            /**
             * Format: date-time
             * @description After this the record does not exist.
             */
            purgeAt: string;
        };
        AccessRequestPage: {
            items: components["schemas"]["AccessRequest"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        AccessRequestState: {
            /** @enum {string} */
            state: "in_progress" | "answered" | "refused";
            /** @enum {string} */
            ground?: "identity_not_established" | "other_persons_data" | "forbidden_by_law" | "not_in_writing" | "cannot_be_located" | "repeated" | "controlled_by_another" | "not_in_the_form" | "exempt" | "not_inaccurate" | "not_explained" | "correction_inaccurate";
            note?: string;
        };
        AddGateRequest: {
            /** @description A gate of the site. */
            gateId: string;
            name: string;
            /**
             * @description `both` follows the scan’s own `direction`, and means `in` where the scan names none.
             * @enum {string}
             */
            direction: "in" | "out" | "both";
        };
        AuditEntry: {
            firmId: string;
            /**
             * Format: date
             * @description In UTC.
             */
            day: string;
            /** Format: date-time */
            at: string;
            /** @description The member or scanner; `gatehouse` for the service itself, empty for a public route. */
            memberId: string;
            role: string;
            /** @description The operation of this API, or what the service did by itself. */
            operation: string;
            siteId?: string;
            /** @description Such as `visit:…`, `bar:…`, `export:…`, `member:…`. */
            subjects: string[];
            requestId: string;
            /** @description Counts the entries of the firm’s day. */
            seq: number;
            /** @description SHA-256 of what the entry closes or certifies: the reads of an hour, a certificate. */
            digest?: string;
            /** @description The hash of the entry before it; 64 zeros in the first one of all. */
            previousHash: string;
            /** @description SHA-256 of the canonical form (docs/audit.md). */
            hash: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        AuditRead: {
            /**
             * Format: date
             * @description In UTC.
             */
            day: string;
            /** Format: date-time */
            at: string;
            /** @description The member or scanner; `gatehouse` for the service itself, empty for a public route. */
            memberId: string;
            role: string;
            /** @description The operation of this API, or what the service did by itself. */
            operation: string;
            siteId?: string;
            /** @description Such as `visit:…`, `bar:…`, `export:…`, `member:…`. */
            subjects: string[];
            requestId: string;
            /** @description `00` to `23`, in UTC. */
            hour: string;
        };
        AuditReadPage: {
            items: components["schemas"]["AuditRead"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        BarAtFirm: {
            visitor?: {
                /** @description A person’s name with at least one letter. */
                englishName?: string;
                /** @description A person’s name with at least one letter. */
                chineseName?: string;
                /** @description Letter(s) and first three digits of a Hong Kong identity card. Never more. */
                idPrefix?: string;
            };
            fromVisitId?: string;
            /** @description `true`, or left out. */
            allOfThatName?: boolean;
            reason?: string;
            /** @description `true`, or left out. */
            keepName?: boolean;
            /** @default 180 */
            reviewInDays?: number;
            siteId?: string;
        };
        BarAtSite: {
            visitor?: {
                /** @description A person’s name with at least one letter. */
                englishName?: string;
                /** @description A person’s name with at least one letter. */
                chineseName?: string;
                /** @description Letter(s) and first three digits of a Hong Kong identity card. Never more. */
                idPrefix?: string;
            };
            fromVisitId?: string;
            /** @description `true`, or left out. */
            allOfThatName?: boolean;
            reason?: string;
            /** @description `true`, or left out. */
            keepName?: boolean;
            /** @default 180 */
            reviewInDays?: number;
        };
        BarReview: {
            /** @default 180 */
            reviewInDays?: number;
        };
        BarredPerson: {
            barredId: string;
            /**
             * @description At this site, or at all sites of the firm, also later ones.
             * @enum {string}
             */
            scope: "site" | "firm";
            siteId?: string;
            /**
             * @description `person`: by name and identity-card prefix; `name`: everybody of that name.
             * @enum {string}
             */
            matches: "person" | "name";
            /** @description False where the bar was made before scanners could ask it without a network: bar the person again, and it does. */
            worksOffline: boolean;
            /** @description In the words of who barred. */
            reason?: string;
            /** @description Where `keepName` was sent. */
            name?: string;
            /** Format: date-time */
            createdAt: string;
            /** @description The member who barred. */
            createdBy: string;
            /**
             * Format: date-time
             * @description The bar ends by itself then, unless it is reviewed before.
             */
            reviewBy: string;
            /** @description True in the last 30 days. */
            reviewDue: boolean;
            /** Format: date-time */
            reviewedAt?: string;
            /** @description The member who reviewed it last. */
            reviewedBy?: string;
        };
        BarredPersonPage: {
            items: components["schemas"]["BarredPerson"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        CancelledInvitation: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            state: "cancelled";
            site: {
                name: string;
                timeZone: string;
            };
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** @description The same for each invitation to the visit; says nothing of anybody. */
            calendarId: string;
            version: number;
            /** @description True where the visitor declined. */
            byVisitor: boolean;
        };
        Candidate: {
            visitId: string;
            siteId: string;
            state: components["schemas"]["VisitState"];
            /**
             * @description `walk_in`: nobody had pre-registered it.
             * @enum {string}
             */
            origin: "pre_registered" | "walk_in";
            visitor: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /**
             * Format: date-time
             * @description Since when it waits: the question at the gate, or the booking. In lists and of one visit.
             */
            waitsSince?: string;
            /**
             * @description Of a visit that is `pending_approval`: who has to agree, the host or a manager.
             * @enum {string}
             */
            waitsFor?: "host" | "supervisor";
            /**
             * Format: date
             * @description The day at the site on which the visit begins: the list it stands in.
             */
            day: string;
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            checkedInAt?: string;
            /** @description A gate of the site. */
            checkedInGateId?: string;
            checkInMethod?: components["schemas"]["PassageMethod"];
            /** Format: date-time */
            checkedOutAt?: string;
            /** @description A gate of the site. */
            checkedOutGateId?: string;
            checkOutMethod?: components["schemas"]["PassageMethod"];
            /** @description The visitor is inside though their time, with its tolerance, is over. */
            overstayed?: boolean;
            /** @description `true`, or left out. */
            recordedOffline?: boolean;
            /** @description The visitor may come in again while the window is open. */
            allowsReEntry?: boolean;
            /** @description All passages in order, of a visit that allows re-entry. */
            passages?: {
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @description A gate of the site. */
                gateId?: string;
                method: components["schemas"]["PassageMethod"];
                /** @description `true`, or left out. */
                recordedOffline?: boolean;
            }[];
            /** @description Passages that were recorded by mistake and taken back, with who did so and why. */
            undone?: components["schemas"]["UndonePassage"][];
            /** @description The visits of those who come along. */
            companionVisitIds?: string[];
            /** @description Of a recurring visit: the rule that made it. */
            seriesId?: string;
            leadVisitId?: string;
            /**
             * @description A PIN was made; `locked`: wrong ones were sent, and a manager has to make another.
             * @enum {string}
             */
            invitationPin?: "set" | "locked";
            /** @description An invitation was made, and neither revoked nor replaced. */
            invited?: boolean;
            /** @description What the visitor changed themselves, by the link of their invitation. */
            visitorChanges?: {
                /** @enum {string} */
                change: "name" | "declined";
                /** Format: date-time */
                at: string;
            }[];
            /** @description The collection statement in force when the visitor was checked in. */
            privacyNoticeVersion?: string;
            /**
             * @description Where the notice states another purpose than the one that the visitor was told: whether they agreed that the visit is used for it.
             * @enum {string}
             */
            purposeConsent?: "needed" | "given" | "refused";
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /**
             * Format: date-time
             * @description For the office: until when a hold keeps the visit.
             */
            heldUntil?: string;
            /** @description For the office: notes beside what was recorded. */
            corrections?: components["schemas"]["Correction"][];
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
            /**
             * @description The name is not the same, but near: with the same identity-card prefix (a strong hint), or by its parts alone. Ask the visitor. If it is none of these, send `walkIn`.
             * @enum {string}
             */
            near?: "same_prefix" | "name";
        };
        CheckInRequest: {
            /** @enum {string} */
            method: "staff_card" | "host_confirms" | "invitation_pin" | "other_document";
            /** @description A gate of the site. */
            gateId: string;
            pin?: string;
        };
        CheckOutRequest: {
            /** @description A gate of the site. */
            gateId: string;
        };
        Choice: {
            choiceToken: string;
            visitId?: string;
            /** @description `true`, or left out. */
            walkIn?: boolean;
        };
        Companion: {
            visitId: string;
            state: components["schemas"]["VisitState"];
            visitor: components["schemas"]["Visitor"];
        };
        CompanionsCheckIn: {
            /** @enum {string} */
            method: "staff_card" | "host_confirms" | "other_document";
            /** @description A gate of the site. */
            gateId: string;
            visitIds?: string[];
        };
        CompanionsCheckedIn: {
            items: {
                visitId: string;
                /** @description `checked_in`, `pending_approval`, or the code of a problem. */
                result: string;
                visit?: components["schemas"]["Visit"];
            }[];
        };
        ConsentAnswer: {
            given: boolean;
            noticeVersion: string;
        };
        Correction: {
            correctionId: string;
            /** @enum {string} */
            field: "visitor.englishName" | "visitor.chineseName" | "visitor.idPrefix" | "host.unit" | "host.name" | "purpose" | "vehicle.plate" | "notes" | "expectedFrom" | "expectedUntil" | "checkedInAt" | "checkedOutAt" | "other";
            /** @description Plain text: show it as it is, and run nothing of it. */
            text: string;
            /** @enum {string} */
            requestedBy: "visitor" | "office";
            accessRequestId?: string;
            /** Format: date-time */
            at: string;
            /** @description The member who wrote it. */
            by: string;
        };
        CorrectionList: {
            items: components["schemas"]["Correction"][];
        };
        Declining: {
            /** @description What follows `#` in the link. It has no place in an address. */
            token: string;
            /** @description As the invitation showed it: what changed since is not overwritten. */
            version: number;
        };
        DeletionCertificate: {
            siteId: string;
            /**
             * Format: date
             * @description In UTC: the day of purge that the key was for.
             */
            day: string;
            /** @description Visits sealed under the key that the database had deleted when the certificate was written; until then, up to now. */
            visitsDeleted: number;
            /** @description Those that it deleted after that. They are not in the hash. */
            visitsDeletedLater?: number;
            keyId: string;
            /** Format: date-time */
            keyMadeAt: string;
            /** Format: date-time */
            destructionBegunAt: string;
            /**
             * Format: date-time
             * @description When the key did not exist any more; absent where its destruction has only begun.
             */
            keyDestroyedAt?: string;
            /** @description Its place in the chain of the site; absent where `keyDestroyedAt` is. */
            certificate?: {
                /** @description Counts the certificates of the site. */
                number: number;
                /** @description The hash of the certificate before it; 64 zeros in the first one. */
                previousHash: string;
                /** @description SHA-256 of the canonical form (docs/privacy.md). */
                hash: string;
            };
            /**
             * Format: date-time
             * @description After this the record does not exist.
             */
            purgeAt: string;
        };
        DeletionCertificatePage: {
            items: components["schemas"]["DeletionCertificate"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        EmptyBody: Record<string, never>;
        EnrolResidentRequest: {
            token: string;
        };
        EnrolledScanner: {
            scannerId: string;
            firmId: string;
            siteId: string;
            name: string;
            /**
             * Format: date-time
             * @description The service’s clock, for the device to set its own by.
             */
            enrolledAt: string;
        };
        EnrolmentCode: {
            /** @description Text for a QR. Enrols one device; it is told once and stored as a hash. */
            enrolmentCode: string;
            /**
             * Format: date-time
             * @description Ten minutes after it was made.
             */
            expiresAt: string;
        };
        Export: {
            exportId: string;
            siteId: string;
            /** Format: date */
            fromDay: string;
            /**
             * Format: date
             * @description The last day.
             */
            toDay: string;
            purpose: string;
            /** Format: date-time */
            createdAt: string;
            /** @description The member who asked for it, and alone may read it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description Until then its visits can be read.
             */
            expiresAt: string;
            /** @description Pages of visits that were asked for. */
            pagesRead: number;
            /** Format: date-time */
            lastReadAt?: string;
            /**
             * Format: date-time
             * @description After this the record does not exist.
             */
            purgeAt: string;
        };
        ExportPage: {
            items: components["schemas"]["Export"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        Firm: {
            firmId: string;
            /** @description The firm’s name, on pages and to visitors who look at their own data. */
            name: string;
            /** @description The firm’s colour, `#rrggbb`. */
            colour?: string;
            /** @description The text that is read best on that colour. Its contrast is at least 4.5 for every colour. */
            text?: {
                /** @enum {string} */
                textColour: "#ffffff" | "#000000";
                /** @description From 1 to 21, rounded down (WCAG 2.2). */
                contrast: number;
            };
            /** @description In pixels. The type was read from the picture itself. */
            logo?: {
                /** @enum {string} */
                mediaType: "image/png" | "image/jpeg" | "image/webp";
                width: number;
                height: number;
                /** @description The picture in Base64: `data:{mediaType};base64,{data}`. */
                data: string;
            };
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
        };
        FirmChange: {
            name?: string;
            colour?: string | null;
            logo?: {
                /** @description A PNG, JPEG or WebP of at most 11 KiB and 16 to 1024 pixels a side, in Base64. */
                data: string;
            } | null;
        };
        Gate: {
            /** @description A gate of the site. */
            gateId: string;
            name: string;
            /**
             * @description `both` follows the scan’s own `direction`, and means `in` where the scan names none.
             * @enum {string}
             */
            direction: "in" | "out" | "both";
        };
        GateChange: {
            name?: string;
            /**
             * @description `both` follows the scan’s own `direction`, and means `in` where the scan names none.
             * @enum {string}
             */
            direction?: "in" | "out" | "both";
        };
        GateList: {
            items: components["schemas"]["Gate"][];
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "degraded";
        };
        Hold: {
            holdId: string;
            siteId: string;
            /**
             * @description `waiting` for another member, and protecting meanwhile; `lapsed`: nobody decided in time; `expired`: its time is over.
             * @enum {string}
             */
            state: "waiting" | "in_force" | "refused" | "lapsed" | "expired" | "ended";
            incident: string;
            reason: string;
            /** @description The visits that it found. Those that are over are listed too. */
            visitIds: string[];
            /** @description Set where the visits of a person were asked for. The name is not kept. */
            person?: {
                /** @enum {string} */
                match: "name" | "name_and_prefix";
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            };
            /**
             * Format: date-time
             * @description Until when it keeps the visits, as it stands. Absent when it has ended.
             */
            protectsUntil?: string;
            /** @description The request, then its renewals, each with the decision. */
            steps: {
                /**
                 * Format: date-time
                 * @description Until when the visits are to be kept.
                 */
                until: string;
                askedBy: string;
                /** Format: date-time */
                askedAt: string;
                /**
                 * @description Absent until another member has decided.
                 * @enum {string}
                 */
                decision?: "approved" | "refused";
                decidedBy?: string;
                /** Format: date-time */
                decidedAt?: string;
            }[];
            /** Format: date-time */
            endedAt?: string;
            endedBy?: string;
            /**
             * Format: date-time
             * @description After this the record does not exist.
             */
            purgeAt: string;
        };
        HoldDecision: {
            /** @enum {string} */
            decision: "approved" | "refused";
        };
        HoldPage: {
            items: components["schemas"]["Hold"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        HoldRenewal: {
            /** @description Until when the visits are to be kept: at most 90 days from now. */
            until: string;
        };
        Host: {
            unit: string;
            name?: string;
        };
        ImportPage: {
            /**
             * Format: uuid
             * @description Of the whole file: the same on each of its pages.
             */
            importId: string;
            rows: ({
                rowId: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        ImportedPage: {
            items: {
                rowId: string;
                /**
                 * @description `exists`: an earlier try made it. `conflict`: this row was sent before with other content. `invalid`: nothing was made; see `errors`.
                 * @enum {string}
                 */
                result: "created" | "exists" | "conflict" | "invalid";
                visitId?: string;
                /** @description Without the values. */
                errors?: {
                    path: string;
                    message: string;
                }[];
            }[];
        };
        Invitation: components["schemas"]["OpenInvitation"] | components["schemas"]["CancelledInvitation"];
        InvitationPin: {
            visitId: string;
            /** @description Six digits. Gatehouse keeps no copy. */
            pin: string;
        };
        InvitationToken: {
            /** @description What follows `#` in the link. It has no place in an address. */
            token: string;
        };
        KeyBundle: {
            /** @description The profile of Personal Codes that these certificates sign. */
            profileId: string;
            /**
             * Format: date-time
             * @description When the certificates were last read from the issuer.
             */
            fetchedAt: string;
            /**
             * Format: date-time
             * @description Past this nothing may be verified with it.
             */
            validUntil: string;
            certificates: {
                /** @description base64url SHA-256 of the DER: what a code names its certificate by. */
                keyId: string;
                /** @enum {string} */
                algorithm: "ES256" | "PS256" | "RS256";
                /** @description The certificate, DER in base64. */
                der: string;
                /** Format: date-time */
                notBefore: string;
                /** Format: date-time */
                notAfter: string;
                /**
                 * @description `retiring`: no longer published, still valid for codes that it signed.
                 * @enum {string}
                 */
                status: "active" | "retiring";
            }[];
            /** @description Certificates that an operator withdrew: nothing verifies with them, whoever holds them. */
            deniedKeyIds: string[];
        };
        MadeInvitation: {
            visitId: string;
            /** @description For the visitor alone, shown this once. Its secret follows `#`, so no server and no log sees it. */
            link: string;
            /**
             * Format: date-time
             * @description When it ends, if the visit does not end before.
             */
            expiresAt: string;
            /** @description Six digits. */
            pin?: string;
            /**
             * @description The e-mail will be sent within moments.
             * @constant
             */
            sent?: "queued";
        };
        MakeResidentLinkRequest: {
            label?: string;
        };
        Member: {
            memberId: string;
            /**
             * @description People sign in with the code flow and PKCE, programs with client credentials.
             * @enum {string}
             */
            kind: "person" | "program";
            /**
             * @description A `host` is a resident or tenant: see the units of the site.
             * @enum {string}
             */
            role: "admin" | "manager" | "guard" | "integration" | "host";
            /** @description The sites it may act at; `*` for all of the firm, also later ones. */
            siteIds: string[] | "*";
            /** @description Who issues its access tokens. */
            issuer: string;
            /** @description The `sub` of its access tokens. */
            subject: string;
            /** @description What the firm calls it. */
            label?: string;
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
        };
        MemberChange: {
            /**
             * @description A `host` is a resident or tenant: see the units of the site.
             * @enum {string}
             */
            role?: "admin" | "manager" | "guard" | "integration";
            /** @description The sites it may act at; `*` for all of the firm, also later ones. */
            siteIds?: string[] | "*";
            /** @description What the firm calls it. */
            label?: string;
        };
        MemberList: {
            items: components["schemas"]["Member"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        MyBooking: {
            visitor: components["schemas"]["NewVisitor"];
            host?: {
                unit?: string;
                name?: string;
            };
            purpose?: string;
            vehicle?: components["schemas"]["NewVehicle"];
            needsApproval?: boolean;
            allowsReEntry?: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedFrom: string;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedUntil: string;
            companions?: components["schemas"]["NewCompanion"][];
        };
        MyDecision: {
            /** @enum {string} */
            decision: "approve" | "refuse" | "cancel";
        };
        MyPin: {
            visitId: string;
            /** @description Six digits. Gatehouse keeps no copy. */
            pin: string;
        };
        MyRecurringVisits: {
            seriesId: string;
            siteId: string;
            /** @enum {string} */
            state: "active" | "cancelled";
            visitor: {
                englishName?: string;
                chineseName?: string;
            };
            host: {
                unit: string;
                name?: string;
            };
            purpose?: string;
            vehicle?: {
                plate: string;
            };
            /** @description `true`, or left out. */
            needsApproval?: boolean;
            /** @description `true`, or left out. */
            allowsReEntry?: boolean;
            /** @description Every day where it is absent. */
            weekdays?: components["schemas"]["Weekday"][];
            /** @description Local time at the site. */
            startTime: string;
            /** @description Local time at the site. */
            endTime: string;
            /** @description `true`, or left out. */
            endsNextDay?: boolean;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            until: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description After this the rule does not exist.
             */
            purgeAt: string;
        };
        MyRecurringVisitsPage: {
            items: components["schemas"]["MyRecurringVisits"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        MyVisit: {
            visitId: string;
            siteId: string;
            /** @description `pending_approval`: the visitor waits for you. `cancelled`: by you, or by the building. */
            state: components["schemas"]["VisitState"];
            /** @enum {string} */
            origin: "pre_registered" | "walk_in";
            visitor: {
                englishName?: string;
                chineseName?: string;
            };
            host: {
                unit: string;
                name?: string;
            };
            purpose?: string;
            vehicle?: {
                plate: string;
            };
            /** Format: date */
            day: string;
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            checkedInAt?: string;
            /** Format: date-time */
            checkedOutAt?: string;
            /** @description `true`, or left out. */
            overstayed?: boolean;
            /** @description `true`, or left out. */
            allowsReEntry?: boolean;
            seriesId?: string;
            /**
             * @description `locked`: the office has to make another.
             * @enum {string}
             */
            invitationPin?: "set" | "locked";
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
        };
        MyVisitEdit: {
            visitor?: {
                englishName?: string | null;
                chineseName?: string | null;
                idPrefix?: string | null;
            };
            host?: {
                name?: string | null;
            };
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedFrom?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedUntil?: string;
            purpose?: string | null;
            vehicle?: components["schemas"]["NewVehicle"] | null;
        };
        MyVisitPage: {
            items: components["schemas"]["MyVisit"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
            siteName: string;
            timeZone: string;
            units: {
                unitId: string;
                unit: string;
                /**
                 * Format: date-time
                 * @description You see what was booked after this moment.
                 */
                since: string;
            }[];
        };
        MyVisitWithCompanions: {
            visitId: string;
            siteId: string;
            /** @description `pending_approval`: the visitor waits for you. `cancelled`: by you, or by the building. */
            state: components["schemas"]["VisitState"];
            /** @enum {string} */
            origin: "pre_registered" | "walk_in";
            visitor: {
                englishName?: string;
                chineseName?: string;
            };
            host: {
                unit: string;
                name?: string;
            };
            purpose?: string;
            vehicle?: {
                plate: string;
            };
            /** Format: date */
            day: string;
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            checkedInAt?: string;
            /** Format: date-time */
            checkedOutAt?: string;
            /** @description `true`, or left out. */
            overstayed?: boolean;
            /** @description `true`, or left out. */
            allowsReEntry?: boolean;
            seriesId?: string;
            /**
             * @description `locked`: the office has to make another.
             * @enum {string}
             */
            invitationPin?: "set" | "locked";
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
            companions?: {
                visitId: string;
                state: components["schemas"]["VisitState"];
                visitor: {
                    englishName?: string;
                    chineseName?: string;
                };
            }[];
        };
        NameCorrection: {
            /** @description What follows `#` in the link. It has no place in an address. */
            token: string;
            visitor: {
                englishName?: string | null;
                chineseName?: string | null;
            };
            /** @description As the invitation showed it: what changed since is not overwritten. */
            version: number;
        };
        NewAccessRequest: {
            /** @enum {string} */
            kind: "access" | "correction";
            /** @description The sites that are meant; all of the firm where it is absent. */
            siteIds?: string[];
            identity: {
                /**
                 * @description How the office established who asks.
                 * @enum {string}
                 */
                method: "card_sighted" | "personal_code" | "known_to_staff" | "contact_on_record" | "authorised_person" | "other";
                note?: string;
            };
            /** @description Of the office’s own file, which has the person’s name and address. */
            fileReference?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            receivedAt?: string;
        };
        NewCompanion: {
            /** @description A person’s name with at least one letter. */
            englishName?: string;
            /** @description A person’s name with at least one letter. */
            chineseName?: string;
        };
        NewCorrection: {
            /**
             * @description What of the visit is corrected.
             * @enum {string}
             */
            field: "visitor.englishName" | "visitor.chineseName" | "visitor.idPrefix" | "host.unit" | "host.name" | "purpose" | "vehicle.plate" | "notes" | "expectedFrom" | "expectedUntil" | "checkedInAt" | "checkedOutAt" | "other";
            /** @description What is right, in words. It is kept as it is: marks such as `<` mean nothing. */
            text: string;
            /**
             * @description Who says so.
             * @enum {string}
             */
            requestedBy: "visitor" | "office";
            /** @description The request with which the visitor asked for it. */
            accessRequestId?: string;
        };
        NewExport: {
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            fromDay: string;
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            toDay: string;
            /** @description What the visits are needed for, in words; name no visitor. */
            purpose: string;
        };
        NewHold: {
            visitId?: string;
            person?: {
                /** @description A person’s name with at least one letter. */
                englishName?: string;
                /** @description A person’s name with at least one letter. */
                chineseName?: string;
                /** @description Letter(s) and first three digits of a Hong Kong identity card. Never more. */
                idPrefix?: string;
                /**
                 * Format: date
                 * @description A calendar day that exists.
                 */
                from: string;
                /**
                 * Format: date
                 * @description A calendar day that exists.
                 */
                to: string;
            };
            /** @description What happened, in a few words; name no visitor. */
            incident: string;
            /** @description Why the visits are needed longer. */
            reason: string;
            /** @description Until when the visits are to be kept: at most 90 days from now. */
            until: string;
        };
        NewHost: {
            unit: string;
            name?: string;
        };
        NewInvitation: {
            /** @description True to get the PIN too, for a visitor who is told it in another way. */
            withPin?: boolean;
            sendTo?: {
                /**
                 * Format: email
                 * @description Kept only until the e-mail is sent.
                 */
                email: string;
            };
            /**
             * @description Of the e-mail; `en` where it is absent.
             * @enum {string}
             */
            language?: "en" | "zh-Hant" | "zh-Hans";
        };
        NewMember: {
            /**
             * @description People sign in with the code flow and PKCE, programs with client credentials.
             * @enum {string}
             */
            kind: "person" | "program";
            /**
             * @description A `host` is a resident or tenant: see the units of the site.
             * @enum {string}
             */
            role: "admin" | "manager" | "guard" | "integration";
            /** @description The sites it may act at; `*` for all of the firm, also later ones. */
            siteIds: string[] | "*";
            /** @description Who issues its access tokens. */
            issuer?: string;
            /** @description The `sub` of its access tokens. */
            subject: string;
            /** @description What the firm calls it. */
            label?: string;
        };
        NewMyRecurringVisits: {
            visitor: components["schemas"]["NewVisitor"];
            host?: {
                unit?: string;
                name?: string;
            };
            purpose?: string;
            vehicle?: components["schemas"]["NewVehicle"];
            needsApproval?: boolean;
            allowsReEntry?: boolean;
            weekdays?: components["schemas"]["Weekday"][];
            startTime: string;
            endTime: string;
            /** @description `endTime` is on the following day. */
            endsNextDay?: boolean;
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            firstDay: string;
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            until: string;
        };
        NewRecurringVisits: {
            visitor: components["schemas"]["NewVisitor"];
            host: components["schemas"]["NewHost"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["NewVehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /** @description Each visit waits for its host. */
            needsApproval?: boolean;
            /** @description The visitor may go out and come in again while a visit’s window is open. */
            allowsReEntry?: boolean;
            /** @description Every day where it is absent. */
            weekdays?: components["schemas"]["Weekday"][];
            /** @description Local time at the site. */
            startTime: string;
            /** @description Local time at the site. */
            endTime: string;
            /** @description `endTime` is on the following day. */
            endsNextDay?: boolean;
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            firstDay: string;
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            until: string;
        };
        NewResident: {
            issuer?: string;
            subject: string;
            label?: string;
        };
        NewSite: {
            siteId: string;
            name: string;
            /** @description IANA name: `Asia/Hong_Kong`. */
            timeZone: string;
            privacyNotice: {
                en: string;
                "zh-Hant": string;
                "zh-Hans"?: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 with a zone.
                 */
                inForceFrom?: string;
                /** @default false */
                changesPurpose?: boolean;
            };
            /**
             * @description Days that a visit is kept after check-out.
             * @default 30
             */
            retentionDays?: number;
            /** @description Why it is kept for longer than 31 days. */
            retentionReason?: string;
            /**
             * @description What happens to a verified visitor whom nobody pre-registered.
             * @default refuse
             * @enum {string}
             */
            walkIns?: "record" | "approve" | "refuse";
            /**
             * @description True where one visit that fits by name alone is checked in without the guard’s tap.
             * @default false
             */
            admitsWeakMatches?: boolean;
            /**
             * @description The fields of a disclosure that are kept of a walk-in.
             * @default [
             *       "englishName",
             *       "chineseName"
             *     ]
             */
            keeps?: ("englishName" | "chineseName" | "idPrefix" | "ageOver")[];
            /**
             * @description `firm`: a code that was accepted at one site of the firm is refused at the others that say `firm` too.
             * @default site
             * @enum {string}
             */
            codesUsedOnce?: "site" | "firm";
            /**
             * @description Time of day at the site when whoever is still inside is checked out: `00:00`.
             * @default 00:00
             */
            autoCheckOutAt?: string;
            /** @description How long before its window a visit can be used. */
            earlyMinutes?: number;
            /** @description How long after its window a visit can be used. */
            lateMinutes?: number;
            gates?: components["schemas"]["AddGateRequest"][];
        };
        NewVehicle: {
            plate: string;
        };
        NewVisitor: {
            /** @description A person’s name with at least one letter. */
            englishName?: string;
            /** @description A person’s name with at least one letter. */
            chineseName?: string;
            /** @description Letter(s) and first three digits of a Hong Kong identity card. Never more. */
            idPrefix?: string;
        };
        NoticeVersion: {
            /** @description Changes whenever a text changes; stamped on each visit. */
            version: string;
            /**
             * Format: date-time
             * @description Absent where the version is older than the record of versions.
             */
            inForceFrom?: string;
            /**
             * Format: date-time
             * @description Since when the purpose is the one that this version states; absent where it never changed. What was collected before needs consent for it.
             */
            purposeSince?: string;
            /** @description Where there is no Simplified Chinese, show its readers the traditional text. */
            texts: {
                en: string;
                "zh-Hant": string;
                "zh-Hans"?: string;
            };
        };
        NoticeVersionList: {
            items: components["schemas"]["NoticeVersion"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        Numbers: {
            /**
             * Format: date
             * @description A day at the site. Of a week: its Monday, or the first day asked for.
             */
            from: string;
            /**
             * Format: date
             * @description The last day that is counted; the same day where the row is no week.
             */
            to: string;
            /** @description Local time: `09` is from nine to ten. With `by=hour` only. */
            hour?: string;
            /** @description Passages in. */
            arrivals: number;
            /** @description Passages out, automatic check-outs too. */
            departures: number;
            /** @description By gate, removed gates too. One without `gateId` counts automatic check-outs. */
            gates: {
                /** @description A gate of the site. */
                gateId?: string;
                arrivals: number;
                departures: number;
            }[];
            /** @description How the visitors showed who they are; those that occurred. Not of hours. */
            methods?: {
                /** @enum {string} */
                method: "staff_card" | "host_confirms" | "invitation_pin" | "other_document" | "personal_code";
                arrivals: number;
            }[];
            /** @description Not of hours. */
            approvals?: {
                /** @description Visits that waited for an approval and were approved or refused. */
                decided: number;
                /** @description Those of them whose visitor waited at a gate. */
                waited: number;
                /** @description How long those waited, all together. */
                waitedSeconds: number;
                /** @description How many waited at most so long, and longer than the bound before. The rest waited longer. */
                within: {
                    seconds: number;
                    count: number;
                }[];
            };
            /** @description Visits that were refused, by their own day: by the host, or by a supervisor because of a bar. Not of hours. */
            refusals?: {
                /** @enum {string} */
                by: "host" | "supervisor";
                count: number;
            }[];
            /** @description Visits to which nobody came. Not of hours. */
            noShows?: number;
        };
        NumbersPage: {
            items: components["schemas"]["Numbers"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        OfflinePack: {
            siteId: string;
            /** Format: date-time */
            asOf: string;
            /** @description IANA name: `Asia/Hong_Kong`. */
            timeZone: string;
            /** @description Settings of the site that decide at the gate: see `Site`. */
            policy: {
                /** @enum {string} */
                walkIns: "record" | "approve" | "refuse";
                admitsWeakMatches: boolean;
                /** @enum {string} */
                codesUsedOnce: "site" | "firm";
                earlyMinutes?: number;
                lateMinutes?: number;
            };
            gates: {
                /** @description A gate of the site. */
                gateId: string;
                name: string;
                /** @enum {string} */
                direction: "in" | "out" | "both";
            }[];
            /** @description Today and tomorrow at the site, with the key that names are hashed with on that day. */
            days: {
                /** Format: date */
                day: string;
                /** @description 32 bytes, base64url. */
                key: string;
            }[];
            /** @description What bars are hashed with, 32 bytes, base64url; the same on every day. */
            barsKey: string;
            /** @description A bar stands that was made before bars had hashes for devices. Then ask a supervisor about everybody who is not expected. */
            barsIncomplete: boolean;
            bars: components["schemas"]["OfflinePackBar"][];
            /** @description Those that differ from `known`. */
            buckets: components["schemas"]["OfflinePackBucket"][];
            /** @description The answer would be too large: ask again with the tags that you have now. It has no `ETag`. */
            more?: boolean;
        };
        OfflinePackBar: {
            barredId: string;
            identities: {
                /** @description 8 bytes of an HMAC-SHA-256, base64url. */
                nameKey: string;
                /** @description Absent where everybody of the name is barred. */
                strongKey?: string;
            }[];
            parts?: {
                /** @description Of each word or character of each name, in any of its spellings. */
                all: string[];
                /** @description Of the words of the English name. */
                en: string[];
                /** @description Of the characters of the Chinese name. */
                tc: string[];
                /** @description Of the identity-card prefix. */
                prefix?: string;
            };
        };
        OfflinePackBucket: {
            /** @description 0–63, the value of that character in base64url. */
            bucket: number;
            /** @description Changes when and only when an entry does; `----` where no entry is left. */
            tag: string;
            entries: components["schemas"]["OfflinePackEntry"][];
        };
        OfflinePackEntry: {
            /** @description 22 characters, which tell nothing of the visit. */
            id: string;
            /** Format: date */
            day: string;
            /** @description Seconds since 1970. */
            from: number;
            /** @description Seconds since 1970. */
            until: number;
            /**
             * @description Visits in other states are not in the pack.
             * @enum {string}
             */
            state: "expected" | "pending_approval" | "checked_in" | "checked_out" | "denied";
            /** @description `true`, or left out. */
            allowsReEntry?: boolean;
            /** @description A bar is on this visitor or near. */
            asksSupervisor?: boolean;
            /** @description The bar is on this visitor. */
            denied?: boolean;
            names: {
                /** @description Of one whole name, in one spelling. */
                key: string;
                /** @description Of the name with the identity-card prefix, where that is known. */
                strong?: string;
                /** @description The content key (16 bytes), exclusive-or the first 16 bytes of the HMAC of `["seal", nonce, text of the name]` under the key of the day; base64url. */
                wrap: string;
            }[];
            parts: {
                /** @description Of each word or character of each name, in any of its spellings. */
                all: string[];
                /** @description Of the words of the English name. */
                en: string[];
                /** @description Of the characters of the Chinese name. */
                tc: string[];
                /** @description Of the identity-card prefix. */
                prefix?: string;
            };
            /** @description 12 bytes of nonce, then what AES-128-GCM makes of the content, with its tag; additional data: `id`; base64url. */
            sealed: string;
        };
        OpenApiDocument: {
            [key: string]: unknown;
        };
        OpenInvitation: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            state: "expected" | "inside";
            site: {
                name: string;
                timeZone: string;
            };
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** @description The same for each invitation to the visit; says nothing of anybody. */
            calendarId: string;
            version: number;
            /** @description Who runs the building, and answers for the data. */
            firm: {
                name: string;
                /** @description The firm’s colour, and the text that is read best on it. */
                look?: {
                    colour: string;
                    /** @enum {string} */
                    textColour: "#ffffff" | "#000000";
                };
            };
            /** @description Where people come in. */
            gates: string[];
            /** Format: date-time */
            endsAt: string;
            host?: {
                unit: string;
                name?: string;
            };
            visitor: {
                englishName?: string;
                chineseName?: string;
            };
            /** @description How many people come along. */
            companions?: number;
            /** @description The visitor may go out and come in again. */
            comesAndGoes?: boolean;
            /** @description The visit has not begun: the name can be corrected, the visit declined. */
            mayChange: boolean;
            /**
             * @description `own`: the PIN that this link shows; `other`: one that the office made.
             * @enum {string}
             */
            pin: "none" | "own" | "other" | "locked";
            notice: {
                version: string;
                /** @description Where there is no Simplified Chinese, show its readers the traditional text. */
                texts: {
                    en: string;
                    "zh-Hant": string;
                    "zh-Hans"?: string;
                };
            };
        };
        OwnData: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            outcome: "shown";
            /** Format: date-time */
            asOf: string;
            firmName: string;
            /** @description At all sites of the firm, the latest first. */
            visits: components["schemas"]["OwnVisit"][];
            recurringVisits: components["schemas"]["OwnRecurringVisits"][];
            /** @description Sites that do not admit the person. The office can say why. */
            notAdmittedAt: {
                siteId: string;
                siteName: string;
            }[];
            sites: {
                siteId: string;
                siteName: string;
                timeZone: string;
                /** @description Days that a visit is kept after its last passage. */
                retentionDays: number;
                /** @description The collection statement in force now: purposes, recipients, whom to ask. */
                notice: {
                    version: string;
                    /** @description Where there is no Simplified Chinese, show its readers the traditional text. */
                    texts: {
                        en: string;
                        "zh-Hant": string;
                        "zh-Hans"?: string;
                    };
                };
            }[];
            /** @description Classes of people and systems that see such records. */
            recipients: ("guards_of_the_site" | "office_of_the_firm" | "programs_of_the_firm" | "hosting_provider")[];
            /** @description Always: only records with the same name and the same identity-card prefix are shown. The office can look for others, such as a booking without the prefix, when the person proves who they are in another way. */
            askOffice: boolean;
        };
        OwnDataAnswer: components["schemas"]["OwnData"] | components["schemas"]["OwnDataRejected"];
        OwnDataRejected: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            outcome: "rejected";
            /** @description As of a scan, such as `expired`. Besides: `already_shown`, the code was looked with before; `identifies_weakly`, it does not show both a name and the identity-card prefix. */
            reason: string;
            /** @description Can be read over the telephone, such as `T01`. */
            ref: string;
        };
        OwnDataRequest: {
            code: string;
        };
        OwnRecurringVisits: {
            siteId: string;
            siteName: string;
            /** @enum {string} */
            state: "active" | "cancelled";
            visitor: components["schemas"]["Visitor"];
            /** @description The flat or office that was visited. */
            unit?: string;
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description Every day where it is absent. */
            weekdays?: components["schemas"]["Weekday"][];
            startTime: string;
            endTime: string;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            until: string;
            /** Format: date-time */
            registeredAt: string;
            /** Format: date-time */
            purgeAt: string;
            /** @description What is held besides and is left out here, because it names another person or may do so. The office can read it and give what is about the visitor. */
            heldBack: ("hostName" | "notes" | "undoNotes" | "companions" | "leadVisitor" | "officeCorrections")[];
        };
        OwnVisit: {
            siteId: string;
            siteName: string;
            /**
             * Format: date
             * @description The day at the site on which the visit begins.
             */
            day: string;
            state: components["schemas"]["VisitState"];
            /** @enum {string} */
            origin: "pre_registered" | "walk_in";
            /** @description What is kept of the visitor. */
            visitor: components["schemas"]["Visitor"];
            /** @description The flat or office that was visited. */
            unit?: string;
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** @description In and out, in order; those that were taken back come last. */
            passages: {
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @description The name of the gate, or its id where the gate was removed. */
                gate?: string;
                method: components["schemas"]["PassageMethod"];
                /**
                 * Format: date-time
                 * @description The passage did not take place, and was taken back at this time.
                 */
                undoneAt?: string;
            }[];
            /** @description What the visitor changed by the link of their invitation. */
            ownChanges?: {
                /** @enum {string} */
                change: "name" | "declined";
                /** Format: date-time */
                at: string;
            }[];
            /** @description How many people were registered with the visitor. */
            companions?: number;
            /** Format: date-time */
            registeredAt: string;
            /** @description The version of the collection statement that was in force at the gate. */
            noticeVersion?: string;
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /** @description Notes beside what was recorded. */
            corrections?: {
                /** @enum {string} */
                field: "visitor.englishName" | "visitor.chineseName" | "visitor.idPrefix" | "host.unit" | "host.name" | "purpose" | "vehicle.plate" | "notes" | "expectedFrom" | "expectedUntil" | "checkedInAt" | "checkedOutAt" | "other";
                /** Format: date-time */
                at: string;
                /** @description What the visitor asked to be corrected. The office’s own words are held back. */
                text?: string;
            }[];
            /** @description What is held besides and is left out here, because it names another person or may do so. The office can read it and give what is about the visitor. */
            heldBack: ("hostName" | "notes" | "undoNotes" | "companions" | "leadVisitor" | "officeCorrections")[];
        };
        Passage: {
            /** Format: uuid */
            scanId: string;
            scannerId: string;
            /** @description A gate of the site. */
            gateId: string;
            /** @enum {string} */
            direction: "in" | "out";
            method: components["schemas"]["PassageMethod"];
            /**
             * Format: date-time
             * @description When it took place, by the server’s clock as the scanner knew it.
             */
            recordedAt: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description Counts the passages of the scanner. */
            counter: number;
            visitId?: string;
            /**
             * @description Why a manager has to look at it. The passage is recorded as it happened all the same; only with `scanner_revoked` it has changed nothing yet.
             * @enum {string}
             */
            attention: "scanner_revoked" | "barred" | "near_bar" | "code_rejected" | "key_unknown" | "not_admitted" | "cancelled" | "already_inside" | "not_inside" | "unknown_visit" | "closed" | "too_old" | "in_the_future";
            /** @description Of a code that did not count: row of the conformance table. */
            ref?: string;
            /** Format: date-time */
            scannerRevokedAt?: string;
            visitor?: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description A manager has applied it. */
            applied?: boolean;
            /**
             * @description What stood against it when it was applied.
             * @enum {string}
             */
            despite?: "scanner_revoked" | "barred" | "near_bar" | "code_rejected" | "key_unknown" | "not_admitted" | "cancelled" | "already_inside" | "not_inside" | "unknown_visit" | "closed" | "too_old" | "in_the_future";
            /** Format: date-time */
            resolvedAt?: string;
            /** @description The member; `gatehouse` where the way in of a way out came later. */
            resolvedBy?: string;
            note?: string;
        };
        /** @enum {string} */
        PassageMethod: "personal_code" | "staff_card" | "host_confirms" | "invitation_pin" | "other_document" | "seen_leaving" | "automatic";
        PassagePage: {
            items: components["schemas"]["Passage"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        PassageResolution: {
            /** @description What you found or did, in words; name no visitor. */
            note: string;
            /** @description Of a passage of a revoked scanner: you vouch for it, so it is applied as of its time. */
            apply?: boolean;
        };
        PassageResult: {
            /**
             * Format: uuid
             * @description Absent where the row could not be read.
             */
            scanId?: string;
            /**
             * @description `refused`: the row is no passage of this scanner. The others are on record.
             * @enum {string}
             */
            result: "recorded" | "needs_attention" | "refused";
            /** @description The visit that it is about, where one is known. */
            visitId?: string;
            /**
             * @description Why a manager has to look at it. The passage is recorded as it happened all the same; only with `scanner_revoked` it has changed nothing yet.
             * @enum {string}
             */
            attention?: "scanner_revoked" | "barred" | "near_bar" | "code_rejected" | "key_unknown" | "not_admitted" | "cancelled" | "already_inside" | "not_inside" | "unknown_visit" | "closed" | "too_old" | "in_the_future";
            /**
             * @description Of a row that is refused: why.
             * @enum {string}
             */
            code?: "malformed" | "bad_signature" | "bad_claims" | "other_scanner" | "other_site" | "scan_id_reused";
        };
        Passages: {
            /** @description Compact JWS, each signed by the scanner: docs/api.md. */
            passages: string[];
        };
        PassagesAnswer: {
            results: components["schemas"]["PassageResult"][];
        };
        PreRegistration: {
            visitor: components["schemas"]["NewVisitor"];
            host: components["schemas"]["NewHost"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["NewVehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            needsApproval?: boolean;
            /** @description The visitor may come in again while the window is open. */
            allowsReEntry?: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedFrom: string;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedUntil: string;
            companions?: components["schemas"]["NewCompanion"][];
        };
        PrivacyNotice: {
            siteId: string;
            siteName: string;
            /** @description IANA name: `Asia/Hong_Kong`. */
            timeZone: string;
            retentionDays: number;
            /** @description Changes whenever a text changes; stamped on each visit. */
            version: string;
            /**
             * Format: date-time
             * @description Absent where the version is older than the record of versions.
             */
            inForceFrom?: string;
            /**
             * Format: date-time
             * @description Since when the purpose is the one that this version states; absent where it never changed. What was collected before needs consent for it.
             */
            purposeSince?: string;
            /** @description Where there is no Simplified Chinese, show its readers the traditional text. */
            texts: {
                en: string;
                "zh-Hant": string;
                "zh-Hans"?: string;
            };
            /** @description The version that comes into force next. */
            coming?: components["schemas"]["NoticeVersion"];
        };
        RecordedWalkIn: {
            visitId: string;
            siteId: string;
            state: components["schemas"]["VisitState"];
            /**
             * @description `walk_in`: nobody had pre-registered it.
             * @enum {string}
             */
            origin: "pre_registered" | "walk_in";
            visitor: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /**
             * Format: date-time
             * @description Since when it waits: the question at the gate, or the booking. In lists and of one visit.
             */
            waitsSince?: string;
            /**
             * @description Of a visit that is `pending_approval`: who has to agree, the host or a manager.
             * @enum {string}
             */
            waitsFor?: "host" | "supervisor";
            /**
             * Format: date
             * @description The day at the site on which the visit begins: the list it stands in.
             */
            day: string;
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            checkedInAt?: string;
            /** @description A gate of the site. */
            checkedInGateId?: string;
            checkInMethod?: components["schemas"]["PassageMethod"];
            /** Format: date-time */
            checkedOutAt?: string;
            /** @description A gate of the site. */
            checkedOutGateId?: string;
            checkOutMethod?: components["schemas"]["PassageMethod"];
            /** @description The visitor is inside though their time, with its tolerance, is over. */
            overstayed?: boolean;
            /** @description `true`, or left out. */
            recordedOffline?: boolean;
            /** @description The visitor may come in again while the window is open. */
            allowsReEntry?: boolean;
            /** @description All passages in order, of a visit that allows re-entry. */
            passages?: {
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @description A gate of the site. */
                gateId?: string;
                method: components["schemas"]["PassageMethod"];
                /** @description `true`, or left out. */
                recordedOffline?: boolean;
            }[];
            /** @description Passages that were recorded by mistake and taken back, with who did so and why. */
            undone?: components["schemas"]["UndonePassage"][];
            /** @description The visits of those who come along. */
            companionVisitIds?: string[];
            /** @description Of a recurring visit: the rule that made it. */
            seriesId?: string;
            leadVisitId?: string;
            /**
             * @description A PIN was made; `locked`: wrong ones were sent, and a manager has to make another.
             * @enum {string}
             */
            invitationPin?: "set" | "locked";
            /** @description An invitation was made, and neither revoked nor replaced. */
            invited?: boolean;
            /** @description What the visitor changed themselves, by the link of their invitation. */
            visitorChanges?: {
                /** @enum {string} */
                change: "name" | "declined";
                /** Format: date-time */
                at: string;
            }[];
            /** @description The collection statement in force when the visitor was checked in. */
            privacyNoticeVersion?: string;
            /**
             * @description Where the notice states another purpose than the one that the visitor was told: whether they agreed that the visit is used for it.
             * @enum {string}
             */
            purposeConsent?: "needed" | "given" | "refused";
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /**
             * Format: date-time
             * @description For the office: until when a hold keeps the visit.
             */
            heldUntil?: string;
            /** @description For the office: notes beside what was recorded. */
            corrections?: components["schemas"]["Correction"][];
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
            /** @description What became of each who came along. */
            companions?: {
                visitId: string;
                /** @description `checked_in`, `pending_approval`, or the code of a problem. */
                result: string;
                visit?: components["schemas"]["Visit"];
            }[];
        };
        RecurringVisits: {
            seriesId: string;
            siteId: string;
            /**
             * @description A cancelled rule makes no more visits.
             * @enum {string}
             */
            state: "active" | "cancelled";
            visitor: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /** @description Each visit waits for its host. */
            needsApproval?: boolean;
            /** @description The visitor may go out and come in again while a visit’s window is open. */
            allowsReEntry?: boolean;
            /** @description Every day where it is absent. */
            weekdays?: components["schemas"]["Weekday"][];
            /** @description Local time at the site. */
            startTime: string;
            /** @description Local time at the site. */
            endTime: string;
            /** @description `endTime` is on the day after `startTime`. */
            endsNextDay?: boolean;
            /**
             * Format: date
             * @description The first day at the site on which there may be a visit.
             */
            firstDay: string;
            /**
             * Format: date
             * @description The last day.
             */
            until: string;
            /**
             * Format: date
             * @description Visits have been made up to this day.
             */
            madeUntil: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description After this the rule does not exist.
             */
            purgeAt: string;
            /** @description The visits made for today and later. */
            upcoming: {
                /** Format: date */
                day: string;
                visitId: string;
            }[];
        };
        RecurringVisitsPage: {
            items: components["schemas"]["RecurringVisitsSummary"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        RecurringVisitsSummary: {
            seriesId: string;
            siteId: string;
            /**
             * @description A cancelled rule makes no more visits.
             * @enum {string}
             */
            state: "active" | "cancelled";
            visitor: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /** @description Each visit waits for its host. */
            needsApproval?: boolean;
            /** @description The visitor may go out and come in again while a visit’s window is open. */
            allowsReEntry?: boolean;
            /** @description Every day where it is absent. */
            weekdays?: components["schemas"]["Weekday"][];
            /** @description Local time at the site. */
            startTime: string;
            /** @description Local time at the site. */
            endTime: string;
            /** @description `endTime` is on the day after `startTime`. */
            endsNextDay?: boolean;
            /**
             * Format: date
             * @description The first day at the site on which there may be a visit.
             */
            firstDay: string;
            /**
             * Format: date
             * @description The last day.
             */
            until: string;
            /**
             * Format: date
             * @description Visits have been made up to this day.
             */
            madeUntil: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description After this the rule does not exist.
             */
            purgeAt: string;
        };
        ResidentEnrolled: {
            siteId: string;
            unitId: string;
            /** @description As the site writes it. */
            unit: string;
            /**
             * Format: date-time
             * @description You see what was booked after this moment.
             */
            since: string;
        };
        ResidentLink: {
            /** @description For the fragment of an address: it binds one account. Gatehouse keeps no copy. */
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        RollCall: {
            items: components["schemas"]["Visit"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
            /** @description Of everybody inside, not of this page. */
            count: number;
            /** Format: date-time */
            asOf: string;
        };
        Scan: {
            /** Format: uuid */
            scanId: string;
            code: string;
            /** @description A gate of the site. */
            gateId: string;
            /** @enum {string} */
            direction?: "in" | "out";
        };
        ScanAnswer: components["schemas"]["ScanOfVisit"] | components["schemas"]["ScanToChoose"] | components["schemas"]["ScanOfNobody"] | components["schemas"]["ScanDenied"] | components["schemas"]["ScanRejected"];
        ScanDenied: {
            /**
             * @description Ask your supervisor. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            outcome: "denied";
            /** Format: uuid */
            scanId: string;
        };
        ScanOfNobody: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            outcome: "no_match";
            /** Format: uuid */
            scanId: string;
            /**
             * @description Nobody expects this visitor and the site takes no walk-ins; the code shows no name; on the way out: nobody of that name is inside.
             * @enum {string}
             */
            reason: "not_expected" | "name_not_disclosed" | "not_on_site";
        };
        ScanOfVisit: {
            /**
             * @description Come in; goodbye; this person or this code is inside already; this code was used and the visitor is out; the host has to agree first. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            outcome: "checked_in" | "checked_out" | "already_checked_in" | "already_checked_out" | "pending_approval";
            /** Format: uuid */
            scanId: string;
            visit: components["schemas"]["VisitWithCompanions"];
        };
        ScanRejected: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            outcome: "rejected";
            /** Format: uuid */
            scanId: string;
            /** @description Stable word, such as `expired`. */
            reason: string;
            /** @description Row of the conformance table, such as `T01`: can be read over the telephone. */
            ref: string;
        };
        ScanToChoose: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            outcome: "choose";
            /** Format: uuid */
            scanId: string;
            /** @description The visits that fit; where none has the same name, those with a name that is near. */
            candidates: components["schemas"]["Candidate"][];
            /** @description Goes back with the guard’s choice, within 10 minutes. */
            choiceToken?: string;
        };
        Scanner: {
            scannerId: string;
            siteId: string;
            name: string;
            /**
             * @description A revoked scanner is refused from its next request on.
             * @enum {string}
             */
            state: "active" | "revoked";
            /** Format: date-time */
            enrolledAt: string;
            /** @description The member who made the code. */
            enrolledBy: string;
            /**
             * Format: date-time
             * @description When it last told how it is; the app does so every ten minutes of a shift.
             */
            lastSeenAt?: string;
            /** @description What it told then. */
            told?: {
                /** @description The build of its app. */
                appVersion: string;
                /** @description Absent where its browser does not tell. */
                batteryPercent?: number;
                /** @description Passages that it recorded without a network and had not sent then. */
                pendingPassages: number;
            };
            /** Format: date-time */
            revokedAt?: string;
            /** @description The member who revoked it. */
            revokedBy?: string;
        };
        ScannerEnrolment: {
            enrolmentCode: string;
            publicKey: {
                /** @constant */
                kty: "EC";
                /** @constant */
                crv: "P-256";
                x: string;
                y: string;
            };
            name: string;
            proof: string;
        };
        ScannerPage: {
            items: components["schemas"]["Scanner"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        ScannerSeen: {
            /**
             * Format: date-time
             * @description The service’s time.
             */
            seenAt: string;
        };
        ScannerStatus: {
            appVersion: string;
            batteryPercent?: number;
            pendingPassages: number;
        };
        Session: {
            memberId: string;
            /** @enum {string} */
            kind: "person" | "program";
            /** @enum {string} */
            role: "admin" | "manager" | "guard" | "integration" | "host";
            /** @description What the firm calls the member. */
            label?: string;
            /** @description The sites where the member may act; `*` for all of the firm, also later ones. */
            siteIds: string[] | "*";
            firm: {
                /** @description The firm’s own id. */
                firmId: string;
                /** @description The firm’s name. */
                name: string;
                /** @description The firm’s colour, `#rrggbb`. */
                colour?: string;
                /** @description True where the firm has a logo. */
                hasLogo: boolean;
            };
            /** @description The operations of this document that the member may call, by their `operationId`. */
            may: ("recordScan" | "chooseVisit" | "recordPassages" | "listPassages" | "resolvePassage" | "preRegister" | "recordWalkIn" | "importVisits" | "listVisits" | "searchVisits" | "getVisit" | "editVisit" | "checkIn" | "checkOut" | "undoPassage" | "checkInCompanions" | "makePin" | "invite" | "revokeInvitation" | "viewInvitation" | "correctInvitedName" | "declineInvitation" | "showInvitationPin" | "recordConsent" | "cancelVisit" | "approveVisit" | "refuseVisit" | "createSeries" | "listSeries" | "getSeries" | "cancelSeries" | "createExport" | "listExports" | "readExport" | "correctVisit" | "listCorrections" | "askHold" | "listHolds" | "getHold" | "decideHold" | "renewHold" | "endHold" | "listDeletionCertificates" | "listNumbers" | "listOnSite" | "addTicks" | "listTicks" | "getSession" | "getFirm" | "changeFirm" | "listSites" | "getSite" | "createSite" | "changeSite" | "listGates" | "addGate" | "changeGate" | "removeGate" | "privacyNotice" | "listNoticeVersions" | "showMyData" | "listBarredPeople" | "barPerson" | "reviewBarredPerson" | "unbarPerson" | "listBarredByFirm" | "barByFirm" | "reviewBarredByFirm" | "unbarByFirm" | "createAccessRequest" | "listAccessRequests" | "getAccessRequest" | "changeAccessRequest" | "makeEnrolmentCode" | "enrolScanner" | "listScanners" | "tellScannerStatus" | "revokeScanner" | "offlinePack" | "listMembers" | "addMember" | "getMember" | "changeMember" | "removeMember" | "listUnits" | "changeUnits" | "removeUnit" | "removeResident" | "makeResidentLink" | "enrolResident" | "listMyVisits" | "bookMyVisit" | "getMyVisit" | "editMyVisit" | "decideMyVisit" | "makeMyPin" | "inviteMine" | "revokeMyInvitation" | "listMySeries" | "createMySeries" | "getMySeries" | "cancelMySeries" | "listAudit" | "listAuditReads" | "keyBundle" | "health" | "openApi")[];
        };
        ShownPin: {
            /** @description Six digits. */
            pin: string;
            /** @description Of the visit: showing the PIN for the first time changes it. */
            version: number;
        };
        Site: {
            siteId: string;
            name: string;
            /** @description IANA name: `Asia/Hong_Kong`. */
            timeZone: string;
            /** @description Days that a visit is kept after check-out. */
            retentionDays: number;
            /** @description Why it is kept for longer than 31 days. */
            retentionReason?: string;
            /** @description The member who last set the retention, or its reason. */
            retentionSetBy?: string;
            /** Format: date-time */
            retentionSetAt?: string;
            /**
             * @description What happens to a verified visitor whom nobody pre-registered.
             * @enum {string}
             */
            walkIns: "record" | "approve" | "refuse";
            /** @description True where one visit that fits by name alone is checked in without the guard’s tap. */
            admitsWeakMatches: boolean;
            /** @description The fields of a disclosure that are kept of a walk-in. */
            keeps: ("englishName" | "chineseName" | "idPrefix" | "ageOver")[];
            /**
             * @description `firm`: a code that was accepted at one site of the firm is refused at the others that say `firm` too.
             * @enum {string}
             */
            codesUsedOnce: "site" | "firm";
            gates: components["schemas"]["Gate"][];
            /** @description Time of day at the site when whoever is still inside is checked out: `00:00`. */
            autoCheckOutAt: string;
            /** @description How long before its window a visit can be used. */
            earlyMinutes?: number;
            /** @description How long after its window a visit can be used. */
            lateMinutes?: number;
            /** @description Changes whenever a text changes; stamped on each visit. */
            privacyNoticeVersion: string;
            /** @description Counts changes, also of gates; in quotes it is the entity tag. */
            version: number;
        };
        SiteChange: {
            name?: string;
            /** @description IANA name: `Asia/Hong_Kong`. */
            timeZone?: string;
            privacyNotice?: {
                en: string;
                "zh-Hant": string;
                "zh-Hans"?: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 with a zone.
                 */
                inForceFrom?: string;
                /** @default false */
                changesPurpose?: boolean;
            };
            /** @description Days that a visit is kept after check-out. */
            retentionDays?: number;
            /** @description Why it is kept for longer than 31 days. */
            retentionReason?: string;
            /**
             * @description What happens to a verified visitor whom nobody pre-registered.
             * @enum {string}
             */
            walkIns?: "record" | "approve" | "refuse";
            /** @description True where one visit that fits by name alone is checked in without the guard’s tap. */
            admitsWeakMatches?: boolean;
            /** @description The fields of a disclosure that are kept of a walk-in. */
            keeps?: ("englishName" | "chineseName" | "idPrefix" | "ageOver")[];
            /**
             * @description `firm`: a code that was accepted at one site of the firm is refused at the others that say `firm` too.
             * @enum {string}
             */
            codesUsedOnce?: "site" | "firm";
            /** @description Time of day at the site when whoever is still inside is checked out: `00:00`. */
            autoCheckOutAt?: string;
            /** @description How long before its window a visit can be used. */
            earlyMinutes?: number;
            /** @description How long after its window a visit can be used. */
            lateMinutes?: number;
        };
        SiteList: {
            items: components["schemas"]["Site"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        Tick: {
            visitId: string;
            /**
             * @description `safe`: seen at the assembly point. `withdrawn`: that was a mistake.
             * @enum {string}
             */
            state: "safe" | "withdrawn";
            /** Format: date-time */
            tickedAt: string;
            /** @description The member or scanner. */
            tickedBy: string;
        };
        TickPage: {
            items: components["schemas"]["Tick"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        Ticks: {
            ticks: {
                visitId: string;
                /**
                 * @description `withdrawn` takes a tick back. Without it: `safe`.
                 * @enum {string}
                 */
                state?: "safe" | "withdrawn";
                /**
                 * Format: date-time
                 * @description RFC 3339 with a zone.
                 */
                tickedAt: string;
            }[];
        };
        TicksAnswer: {
            items: components["schemas"]["Tick"][];
        };
        Undo: {
            /** @enum {string} */
            reason: "wrong_visitor" | "wrong_direction" | "did_not_pass" | "trial" | "other";
            note?: string;
            /** @enum {string} */
            direction?: "in" | "out";
        };
        UndonePassage: {
            /** @enum {string} */
            direction: "in" | "out";
            /** Format: date-time */
            at: string;
            /** @description A gate of the site. */
            gateId?: string;
            method: components["schemas"]["PassageMethod"];
            /** @description `true`, or left out. */
            recordedOffline?: boolean;
            /** Format: date-time */
            undoneAt: string;
            /** @description The member or scanner that undid it. */
            undoneBy: string;
            /** @enum {string} */
            reason: "wrong_visitor" | "wrong_direction" | "did_not_pass" | "trial" | "other";
            note?: string;
        };
        Unit: {
            unitId: string;
            siteId: string;
            /** @description As the site writes it. */
            unit: string;
            residents: {
                memberId: string;
                /** @description Who issues their access tokens. */
                issuer: string;
                /** @description The `sub` of their access tokens. */
                subject: string;
                /** @description What the office calls them. */
                label?: string;
                /**
                 * Format: date-time
                 * @description They see what was booked after this moment.
                 */
                since: string;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        UnitPage: {
            items: components["schemas"]["Unit"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        UnitRow: {
            unit: string;
            residents?: components["schemas"]["NewResident"][];
        };
        UnitRows: {
            rows: components["schemas"]["UnitRow"][];
        };
        UnitsChanged: {
            items: {
                /** @description As the site writes it. */
                unit: string;
                unitId: string;
                /**
                 * @description `invalid`: nothing of the row was written; see `errors`.
                 * @enum {string}
                 */
                result: "created" | "changed" | "unchanged" | "invalid";
                /** @description Without the values. */
                errors?: {
                    path: string;
                    message: string;
                }[];
            }[];
        };
        Vehicle: {
            /** @description In capitals, without blanks and dashes. */
            plate: string;
        };
        Visit: {
            visitId: string;
            siteId: string;
            state: components["schemas"]["VisitState"];
            /**
             * @description `walk_in`: nobody had pre-registered it.
             * @enum {string}
             */
            origin: "pre_registered" | "walk_in";
            visitor: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /**
             * Format: date-time
             * @description Since when it waits: the question at the gate, or the booking. In lists and of one visit.
             */
            waitsSince?: string;
            /**
             * @description Of a visit that is `pending_approval`: who has to agree, the host or a manager.
             * @enum {string}
             */
            waitsFor?: "host" | "supervisor";
            /**
             * Format: date
             * @description The day at the site on which the visit begins: the list it stands in.
             */
            day: string;
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            checkedInAt?: string;
            /** @description A gate of the site. */
            checkedInGateId?: string;
            checkInMethod?: components["schemas"]["PassageMethod"];
            /** Format: date-time */
            checkedOutAt?: string;
            /** @description A gate of the site. */
            checkedOutGateId?: string;
            checkOutMethod?: components["schemas"]["PassageMethod"];
            /** @description The visitor is inside though their time, with its tolerance, is over. */
            overstayed?: boolean;
            /** @description `true`, or left out. */
            recordedOffline?: boolean;
            /** @description The visitor may come in again while the window is open. */
            allowsReEntry?: boolean;
            /** @description All passages in order, of a visit that allows re-entry. */
            passages?: {
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @description A gate of the site. */
                gateId?: string;
                method: components["schemas"]["PassageMethod"];
                /** @description `true`, or left out. */
                recordedOffline?: boolean;
            }[];
            /** @description Passages that were recorded by mistake and taken back, with who did so and why. */
            undone?: components["schemas"]["UndonePassage"][];
            /** @description The visits of those who come along. */
            companionVisitIds?: string[];
            /** @description Of a recurring visit: the rule that made it. */
            seriesId?: string;
            leadVisitId?: string;
            /**
             * @description A PIN was made; `locked`: wrong ones were sent, and a manager has to make another.
             * @enum {string}
             */
            invitationPin?: "set" | "locked";
            /** @description An invitation was made, and neither revoked nor replaced. */
            invited?: boolean;
            /** @description What the visitor changed themselves, by the link of their invitation. */
            visitorChanges?: {
                /** @enum {string} */
                change: "name" | "declined";
                /** Format: date-time */
                at: string;
            }[];
            /** @description The collection statement in force when the visitor was checked in. */
            privacyNoticeVersion?: string;
            /**
             * @description Where the notice states another purpose than the one that the visitor was told: whether they agreed that the visit is used for it.
             * @enum {string}
             */
            purposeConsent?: "needed" | "given" | "refused";
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /**
             * Format: date-time
             * @description For the office: until when a hold keeps the visit.
             */
            heldUntil?: string;
            /** @description For the office: notes beside what was recorded. */
            corrections?: components["schemas"]["Correction"][];
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
        };
        VisitEdit: {
            visitor?: {
                englishName?: string | null;
                chineseName?: string | null;
                idPrefix?: string | null;
            };
            host?: {
                unit?: string;
                name?: string | null;
            };
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedFrom?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with a zone.
             */
            expectedUntil?: string;
            /** @description Why the visitor comes. */
            purpose?: string | null;
            vehicle?: components["schemas"]["NewVehicle"] | null;
            /** @description What a manager wants the guard to know. */
            notes?: string | null;
        };
        VisitPage: {
            items: components["schemas"]["Visit"][];
            /** @description Leads to the following page; absent on the last. */
            nextCursor?: string;
        };
        VisitSearch: {
            name: string;
            /**
             * Format: date
             * @description A calendar day that exists.
             */
            day?: string;
            /** @enum {string} */
            state?: "expected" | "pending_approval" | "checked_in" | "checked_out" | "cancelled" | "denied" | "no_show";
            /** @description `true`, or left out. */
            onSite?: boolean;
            /** @default 50 */
            limit?: number;
            cursor?: string;
        };
        /** @enum {string} */
        VisitState: "expected" | "pending_approval" | "checked_in" | "checked_out" | "cancelled" | "denied" | "no_show";
        VisitWithCompanions: {
            visitId: string;
            siteId: string;
            state: components["schemas"]["VisitState"];
            /**
             * @description `walk_in`: nobody had pre-registered it.
             * @enum {string}
             */
            origin: "pre_registered" | "walk_in";
            visitor: components["schemas"]["Visitor"];
            host?: components["schemas"]["Host"];
            /** @description Why the visitor comes. */
            purpose?: string;
            vehicle?: components["schemas"]["Vehicle"];
            /** @description What a manager wants the guard to know. */
            notes?: string;
            /**
             * Format: date-time
             * @description Since when it waits: the question at the gate, or the booking. In lists and of one visit.
             */
            waitsSince?: string;
            /**
             * @description Of a visit that is `pending_approval`: who has to agree, the host or a manager.
             * @enum {string}
             */
            waitsFor?: "host" | "supervisor";
            /**
             * Format: date
             * @description The day at the site on which the visit begins: the list it stands in.
             */
            day: string;
            /** Format: date-time */
            expectedFrom: string;
            /** Format: date-time */
            expectedUntil: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            checkedInAt?: string;
            /** @description A gate of the site. */
            checkedInGateId?: string;
            checkInMethod?: components["schemas"]["PassageMethod"];
            /** Format: date-time */
            checkedOutAt?: string;
            /** @description A gate of the site. */
            checkedOutGateId?: string;
            checkOutMethod?: components["schemas"]["PassageMethod"];
            /** @description The visitor is inside though their time, with its tolerance, is over. */
            overstayed?: boolean;
            /** @description `true`, or left out. */
            recordedOffline?: boolean;
            /** @description The visitor may come in again while the window is open. */
            allowsReEntry?: boolean;
            /** @description All passages in order, of a visit that allows re-entry. */
            passages?: {
                /** @enum {string} */
                direction: "in" | "out";
                /** Format: date-time */
                at: string;
                /** @description A gate of the site. */
                gateId?: string;
                method: components["schemas"]["PassageMethod"];
                /** @description `true`, or left out. */
                recordedOffline?: boolean;
            }[];
            /** @description Passages that were recorded by mistake and taken back, with who did so and why. */
            undone?: components["schemas"]["UndonePassage"][];
            /** @description The visits of those who come along. */
            companionVisitIds?: string[];
            /** @description Of a recurring visit: the rule that made it. */
            seriesId?: string;
            leadVisitId?: string;
            /**
             * @description A PIN was made; `locked`: wrong ones were sent, and a manager has to make another.
             * @enum {string}
             */
            invitationPin?: "set" | "locked";
            /** @description An invitation was made, and neither revoked nor replaced. */
            invited?: boolean;
            /** @description What the visitor changed themselves, by the link of their invitation. */
            visitorChanges?: {
                /** @enum {string} */
                change: "name" | "declined";
                /** Format: date-time */
                at: string;
            }[];
            /** @description The collection statement in force when the visitor was checked in. */
            privacyNoticeVersion?: string;
            /**
             * @description Where the notice states another purpose than the one that the visitor was told: whether they agreed that the visit is used for it.
             * @enum {string}
             */
            purposeConsent?: "needed" | "given" | "refused";
            /**
             * Format: date-time
             * @description After this the visit does not exist.
             */
            purgeAt: string;
            /**
             * Format: date-time
             * @description For the office: until when a hold keeps the visit.
             */
            heldUntil?: string;
            /** @description For the office: notes beside what was recorded. */
            corrections?: components["schemas"]["Correction"][];
            /** @description Counts changes; in quotes it is the entity tag. */
            version: number;
            /** @description Who may be checked in beside the visitor. */
            companions?: components["schemas"]["Companion"][];
        };
        Visitor: {
            englishName?: string;
            chineseName?: string;
            /** @description Letter(s) and first three digits of the identity card; never more. */
            idPrefix?: string;
            /** @description The visitor is older than this, in years. */
            ageOver?: number;
        };
        WalkIn: {
            visitor: components["schemas"]["NewVisitor"];
            host: components["schemas"]["NewHost"];
            purpose?: string;
            vehicle?: components["schemas"]["NewVehicle"];
            /** @enum {string} */
            method: "staff_card" | "host_confirms" | "other_document";
            /** @description A gate of the site. */
            gateId: string;
            companions?: components["schemas"]["NewCompanion"][];
            /** @description `true`, or left out. */
            noneOfThese?: boolean;
        };
        /** @enum {string} */
        Weekday: "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday";
    };
    responses: {
        /** @description `access_request_conflict`: The state of the request does not allow this; what is closed stays closed. */
        access_request_conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `access_request_not_found`: There is no such request. */
        access_request_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `barred_person_not_found`: There is no such barred person. */
        barred_person_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body_too_large`: The body is larger than 16 KiB. */
        body_too_large: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `expired_choice_token`: The choice token has expired; scan again. */
        expired_choice_token: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_expired`: The export has expired; ask for another, with its purpose. */
        export_expired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `gate_id_taken`: The site has a gate of this id. */
        gate_id_taken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again. */
        idempotency_key_in_use: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key was sent with another request. */
        idempotency_key_reused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal_error`: Something went wrong on our side. */
        internal_error: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request does not fit the schema. */
        invalid_request: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invitation_not_found`: This invitation is not valid, or not valid any more. */
        invitation_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `last_admin`: A firm keeps at least one admin. */
        last_admin: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `member_not_found`: There is no such member. */
        member_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `member_taken`: This identity cannot be added as a member. */
        member_taken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `pin_locked`: Too many wrong PINs; a manager has to make a new one. */
        pin_locked: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: This has changed since; read it again and send the change with its new entity tag. */
        precondition_failed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_required`: A change needs If-Match with the entity tag that was read. */
        precondition_required: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_blocked`: The firewall does not let this request pass. */
        request_blocked: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `scan_id_reused`: This scanId was sent with another code, gate or direction; make one for each presentation. */
        scan_id_reused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `scan_undone`: The passage of this scan was undone; scan again. */
        scan_undone: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `site_not_found`: There is no such site. */
        site_not_found: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `state_conflict`: The state of the visit does not allow this. */
        state_conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `store_unavailable`: The register cannot be reached just now; try again. */
        store_unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_many_requests`: Too many requests; try again later. */
        too_many_requests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: A valid access token is needed. */
        unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description A site of the firm.
         * @example harbour-court
         */
        siteId: string;
        /**
         * @description A gate of the site.
         * @example side
         */
        gateId: string;
        /**
         * @description Recurring visits at the site.
         * @example b3BhcXVlLXNlcmllc19pZA
         */
        seriesId: string;
        /**
         * @description A visit at the site.
         * @example b3BhcXVlLXZpc2l0LWlkMQ
         */
        visitId: string;
        /**
         * @description A unit of the site.
         * @example 313242
         */
        unitId: string;
        /**
         * @description A member of the firm.
         * @example b3BhcXVlLW1lbWJlci1pZA
         */
        memberId: string;
        /**
         * @description A bar, as the list shows it.
         * @example b3BhcXVlLWJhcnJlZC1pZA
         */
        barredId: string;
        /**
         * @description An export of the site.
         * @example b3BhcXVlLWV4cG9ydC1pZA
         */
        exportId: string;
        /**
         * @description A hold at the site.
         * @example b3BhcXVlLWhvbGQtaWQtMQ
         */
        holdId: string;
        /**
         * @description A request to see or to correct data.
         * @example 6b8d2a10b3BhcXVlLWlkLQ
         */
        requestId: string;
        /**
         * @description A scanner of the site.
         * @example b3BhcXVlLXNjYW5uZXItMQ
         */
        scannerId: string;
        /**
         * @description The scan, as the scanner named it.
         * @example 0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b
         */
        scanId: string;
        /**
         * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
         * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
         */
        idempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Give us this when you ask for help. */
        "X-Request-Id": string;
        /** @description The entity tag: send it back in `If-Match` or `If-None-Match`. */
        ETag: string;
        /** @description Where the new resource is. */
        Location: string;
        /** @description There, and `true`, where this was answered before: nothing was done again. */
        "Idempotency-Replayed": string;
        /** @description Seconds to wait before the next try. */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    recordScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Scan"];
            };
        };
        responses: {
            /** @description What came of it: see `outcome`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["scan_undone"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["scan_id_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            /**
             * @description `cannot_verify_now`: Codes cannot be verified just now. This is not the visitor’s fault.
             *
             *     `store_unavailable`: The register cannot be reached just now; try again.
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description The scan, as the scanner named it.
                 * @example 0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b
                 */
                scanId: components["parameters"]["scanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Choice"];
            };
        };
        responses: {
            /** @description What came of it: see `outcome`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             *
             *     `invalid_choice_token`: The choice token is not valid.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `gate_not_found`: There is no such gate at this site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["scan_undone"];
            410: components["responses"]["expired_choice_token"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["scan_id_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listPassages: {
        parameters: {
            query?: {
                /**
                 * @description Only those that nobody has resolved. Without it the resolved too.
                 * @example true
                 */
                needsAttention?: "true";
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of passages. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassagePage"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    recordPassages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Passages"];
            };
        };
        responses: {
            /** @description A result for each row, in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassagesAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            /**
             * @description `cannot_verify_now`: Codes cannot be verified just now. This is not the visitor’s fault.
             *
             *     `store_unavailable`: The register cannot be reached just now; try again.
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolvePassage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description The scan, as the scanner named it.
                 * @example 0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b
                 */
                scanId: components["parameters"]["scanId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassageResolution"];
            };
        };
        responses: {
            /** @description The passage as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passage"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `passage_not_found`: There is no such passage.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listVisits: {
        parameters: {
            query?: {
                /**
                 * @description A calendar day that exists.
                 * @example 2027-03-01
                 */
                day?: string;
                /** @example expected */
                state?: "expected" | "pending_approval" | "checked_in" | "checked_out" | "cancelled" | "denied" | "no_show";
                /** @description Of visits that begin at the same time: by name (the default), or in an order of no meaning, which is faster to load whole. */
                order?: "name" | "time";
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitPage"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    preRegister: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreRegistration"];
            };
        };
        responses: {
            /** @description The new visit. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitWithCompanions"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            409: components["responses"]["idempotency_key_in_use"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    recordWalkIn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalkIn"];
            };
        };
        responses: {
            /** @description The new visit. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedWalkIn"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `admission_denied`: Not admitted: ask your supervisor.
             *
             *     `walk_ins_refused`: The site takes no walk-ins.
             *
             *     `visitor_expected`: A visit of this name, or of one that is near, is expected or inside: look at it first.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    importVisits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportPage"];
            };
        };
        responses: {
            /** @description What became of each row, in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedPage"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    searchVisits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitSearch"];
            };
        };
        responses: {
            /** @description A page of what was found, in the order of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitPage"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The visit. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    editVisit: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitEdit"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    checkIn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInRequest"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitWithCompanions"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `admission_denied`: Not admitted: ask your supervisor.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             *
             *     `wrong_pin`: This is not the PIN of the visit.
             *
             *     `pin_not_set`: The visit has no invitation PIN.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            423: components["responses"]["pin_locked"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    checkOut: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckOutRequest"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    undoPassage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Undo"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             *
             *     `too_late_to_undo`: This can no longer be undone: a guard has five minutes, a manager the day.
             *
             *     `admission_denied`: Not admitted: ask your supervisor.
             *
             *     `supervisor_needed`: A manager has to decide about this visit first.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    checkInCompanions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanionsCheckIn"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanionsCheckedIn"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["idempotency_key_in_use"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    makePin: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The PIN. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPin"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            423: components["responses"]["pin_locked"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The invitation. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeInvitation"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `state_conflict`: The state of the visit does not allow this.
             *
             *     `web_address_not_set`: This deployment has no web address that an invitation could lead to.
             *
             *     `mail_not_configured`: This deployment sends no e-mail; give the link to the visitor in another way.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            423: components["responses"]["pin_locked"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no invitation any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    viewInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description The invitation as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["request_blocked"];
            404: components["responses"]["invitation_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    correctInvitedName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameCorrection"];
            };
        };
        responses: {
            /** @description The invitation as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["request_blocked"];
            404: components["responses"]["invitation_not_found"];
            /**
             * @description `state_conflict`: The state of the visit does not allow this.
             *
             *     `too_many_corrections`: The visit has as many corrections as it may have.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    declineInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declining"];
            };
        };
        responses: {
            /** @description The invitation as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["request_blocked"];
            404: components["responses"]["invitation_not_found"];
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    showInvitationPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description The PIN. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPin"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["request_blocked"];
            404: components["responses"]["invitation_not_found"];
            409: components["responses"]["state_conflict"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            423: components["responses"]["pin_locked"];
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentAnswer"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    cancelVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    approveVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    refuseVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `state_conflict`: The state of the visit does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listSeries: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringVisitsPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    createSeries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRecurringVisits"];
            };
        };
        responses: {
            /** @description The rule and its first visits. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringVisits"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            409: components["responses"]["idempotency_key_in_use"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description Recurring visits at the site.
                 * @example b3BhcXVlLXNlcmllc19pZA
                 */
                seriesId: components["parameters"]["seriesId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule, with its visits of today and later. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringVisits"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `series_not_found`: There are no such recurring visits.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    cancelSeries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description Recurring visits at the site.
                 * @example b3BhcXVlLXNlcmllc19pZA
                 */
                seriesId: components["parameters"]["seriesId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The rule as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringVisits"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `series_not_found`: There are no such recurring visits.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["idempotency_key_in_use"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listExports: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            /** @description The record of the export. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            409: components["responses"]["idempotency_key_in_use"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    readExport: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description An export of the site.
                 * @example b3BhcXVlLWV4cG9ydC1pZA
                 */
                exportId: components["parameters"]["exportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the visits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `export_not_found`: There is no such export.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            410: components["responses"]["export_expired"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listCorrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the first one first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionList"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    correctVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCorrection"];
            };
        };
        responses: {
            /** @description The correction. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `too_many_corrections`: The visit has as many corrections as it may have.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listHolds: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the register. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    askHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description The hold. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `hold_too_wide`: These are more visits than one hold may keep; choose fewer days.
             *
             *     `hold_conflict`: The state of the hold does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A hold at the site.
                 * @example b3BhcXVlLWhvbGQtaWQtMQ
                 */
                holdId: components["parameters"]["holdId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `hold_not_found`: There is no such hold.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    decideHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A hold at the site.
                 * @example b3BhcXVlLWhvbGQtaWQtMQ
                 */
                holdId: components["parameters"]["holdId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDecision"];
            };
        };
        responses: {
            /** @description The hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `hold_not_found`: There is no such hold.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `hold_conflict`: The state of the hold does not allow this.
             *
             *     `second_person_needed`: Another member has to decide: nobody approves what they asked for.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    renewHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A hold at the site.
                 * @example b3BhcXVlLWhvbGQtaWQtMQ
                 */
                holdId: components["parameters"]["holdId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRenewal"];
            };
        };
        responses: {
            /** @description The hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `hold_not_found`: There is no such hold.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `hold_conflict`: The state of the hold does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    endHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A hold at the site.
                 * @example b3BhcXVlLWhvbGQtaWQtMQ
                 */
                holdId: components["parameters"]["holdId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `hold_not_found`: There is no such hold.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `hold_conflict`: The state of the hold does not allow this.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listDeletionCertificates: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description Only the days of this month (UTC), such as `2026-11`.
                 * @example 2027-03
                 */
                month?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletionCertificatePage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listNumbers: {
        parameters: {
            query: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description A calendar day that exists.
                 * @example 2027-03-01
                 */
                from: string;
                /**
                 * @description A calendar day that exists.
                 * @example 2027-03-01
                 */
                to: string;
                /** @example day */
                by?: "hour" | "day" | "week";
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumbersPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listOnSite: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the roll call. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollCall"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listTicks: {
        parameters: {
            query?: {
                /**
                 * @description When your roll call began: ticks of an earlier one are left out.
                 * @example 2026-03-01T01:55:00Z
                 */
                since?: string;
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of ticks. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TickPage"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    addTicks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ticks"];
            };
        };
        responses: {
            /** @description What was kept of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicksAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member, the firm and the rights. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getFirm: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The firm. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firm"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    changeFirm: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirmChange"];
            };
        };
        responses: {
            /** @description The firm as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firm"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             *
             *     `logo_refused`: This logo cannot be used.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listSites: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the sites that the member may act at. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteList"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSite"];
            };
        };
        responses: {
            /** @description The new site. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_id_taken`: This site id cannot be used; choose another.
             *
             *     `too_many_sites`: The firm has as many sites as it may have.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site with its gates and settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    changeSite: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteChange"];
            };
        };
        responses: {
            /** @description The site as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listGates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gates. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateList"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    addGate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddGateRequest"];
            };
        };
        responses: {
            /** @description The new gate. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gate"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            409: components["responses"]["gate_id_taken"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    removeGate: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A gate of the site.
                 * @example side
                 */
                gateId: components["parameters"]["gateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gate is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    changeGate: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A gate of the site.
                 * @example side
                 */
                gateId: components["parameters"]["gateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateChange"];
            };
        };
        responses: {
            /** @description The gate as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gate"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `gate_not_found`: There is no such gate at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    privacyNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection statement in force. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyNotice"];
                };
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["request_blocked"];
            404: components["responses"]["site_not_found"];
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listNoticeVersions: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeVersionList"];
                };
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["request_blocked"];
            404: components["responses"]["site_not_found"];
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    showMyData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnDataRequest"];
            };
        };
        responses: {
            /** @description What is held, or why the code is not acceptable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDataAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["request_blocked"];
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            /**
             * @description `cannot_verify_now`: Codes cannot be verified just now. This is not the visitor’s fault.
             *
             *     `not_gathered_in_time`: What is held could not be read in time; try again with a new code, or ask the office.
             *
             *     `store_unavailable`: The register cannot be reached just now; try again.
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBarredPeople: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /** @example true */
                due?: "true";
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of bars. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPersonPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    barPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarAtSite"];
            };
        };
        responses: {
            /** @description The bar that stood already. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPerson"];
                };
            };
            /** @description The bar, in force. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPerson"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    reviewBarredPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A bar, as the list shows it.
                 * @example b3BhcXVlLWJhcnJlZC1pZA
                 */
                barredId: components["parameters"]["barredId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarReview"];
            };
        };
        responses: {
            /** @description The bar as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPerson"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `barred_person_not_found`: There is no such barred person.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    unbarPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A bar, as the list shows it.
                 * @example b3BhcXVlLWJhcnJlZC1pZA
                 */
                barredId: components["parameters"]["barredId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is barred no more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `barred_person_not_found`: There is no such barred person.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listBarredByFirm: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /** @example true */
                due?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of bars. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPersonPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    barByFirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarAtFirm"];
            };
        };
        responses: {
            /** @description The bar that stood already. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPerson"];
                };
            };
            /** @description The bar, in force. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPerson"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    reviewBarredByFirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A bar, as the list shows it.
                 * @example b3BhcXVlLWJhcnJlZC1pZA
                 */
                barredId: components["parameters"]["barredId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarReview"];
            };
        };
        responses: {
            /** @description The bar as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarredPerson"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["barred_person_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    unbarByFirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A bar, as the list shows it.
                 * @example b3BhcXVlLWJhcnJlZC1pZA
                 */
                barredId: components["parameters"]["barredId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is barred no more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["barred_person_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listAccessRequests: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /** @example open */
                state?: "open" | "received" | "in_progress" | "answered" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the register. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequestPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    createAccessRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccessRequest"];
            };
        };
        responses: {
            /** @description The request. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            409: components["responses"]["idempotency_key_in_use"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getAccessRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A request to see or to correct data.
                 * @example 6b8d2a10b3BhcXVlLWlkLQ
                 */
                requestId: components["parameters"]["requestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["access_request_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    changeAccessRequest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A request to see or to correct data.
                 * @example 6b8d2a10b3BhcXVlLWlkLQ
                 */
                requestId: components["parameters"]["requestId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessRequestState"];
            };
        };
        responses: {
            /** @description The request as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRequest"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["access_request_not_found"];
            409: components["responses"]["access_request_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    makeEnrolmentCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The code, told once. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentCode"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    enrolScanner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScannerEnrolment"];
            };
        };
        responses: {
            /** @description The scanner that the device now is. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledScanner"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `enrolment_refused`: The enrolment code or its proof is not valid; ask for a new code.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listScanners: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of scanners, those revoked too. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScannerPage"];
                };
            };
            /** @description Nothing has changed since you read it. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    tellScannerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScannerStatus"];
            };
        };
        responses: {
            /** @description It is in the list of scanners. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScannerSeen"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `scanner_not_found`: There is no such scanner at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    revokeScanner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A scanner of the site.
                 * @example b3BhcXVlLXNjYW5uZXItMQ
                 */
                scannerId: components["parameters"]["scannerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The scanner as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scanner"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `scanner_not_found`: There is no such scanner at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    offlinePack: {
        parameters: {
            query?: {
                /** @description The tags of the buckets that the device has, from bucket 0 to 63, four characters each, `----` for one that it does not have. The answer then has only the buckets that differ. */
                known?: string;
            };
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pack, or what of it is new. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfflinePack"];
                };
            };
            /** @description The pack is still the one that you have. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the members. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    addMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description The new member. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["member_taken"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A member of the firm.
                 * @example b3BhcXVlLW1lbWJlci1pZA
                 */
                memberId: components["parameters"]["memberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["member_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A member of the firm.
                 * @example b3BhcXVlLW1lbWJlci1pZA
                 */
                memberId: components["parameters"]["memberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["member_not_found"];
            409: components["responses"]["last_admin"];
            412: components["responses"]["precondition_failed"];
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A member of the firm.
                 * @example b3BhcXVlLW1lbWJlci1pZA
                 */
                memberId: components["parameters"]["memberId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The member as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["member_not_found"];
            409: components["responses"]["last_admin"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the units. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    changeUnits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitRows"];
            };
        };
        responses: {
            /** @description What became of each row, in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitsChanged"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    removeUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A unit of the site.
                 * @example 313242
                 */
                unitId: components["parameters"]["unitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The unit is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `unit_not_found`: There is no such unit at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    removeResident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A unit of the site.
                 * @example 313242
                 */
                unitId: components["parameters"]["unitId"];
                /**
                 * @description A member of the firm.
                 * @example b3BhcXVlLW1lbWJlci1pZA
                 */
                memberId: components["parameters"]["memberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are no resident of the unit any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `unit_not_found`: There is no such unit at this site.
             *
             *     `member_not_found`: There is no such member.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    makeResidentLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A unit of the site.
                 * @example 313242
                 */
                unitId: components["parameters"]["unitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeResidentLinkRequest"];
            };
        };
        responses: {
            /** @description The token of the link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentLink"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `unit_not_found`: There is no such unit at this site.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    enrolResident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolResidentRequest"];
            };
        };
        responses: {
            /** @description For which unit the account acts now. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentEnrolled"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `enrolment_refused`: The enrolment code or its proof is not valid; ask for a new code.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["member_taken"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listMyVisits: {
        parameters: {
            query?: {
                /** @example coming */
                period?: "coming" | "past";
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVisitPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    bookMyVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyBooking"];
            };
        };
        responses: {
            /** @description The new visit. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVisitWithCompanions"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `unit_not_yours`: You do not act for this unit.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `too_many_visits`: The unit has as many visits to come as it may have.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getMyVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The visit. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVisitWithCompanions"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    editMyVisit: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyVisitEdit"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVisit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            428: components["responses"]["precondition_required"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    decideMyVisit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyDecision"];
            };
        };
        responses: {
            /** @description The visit as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyVisit"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    makeMyPin: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The PIN. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPin"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            423: components["responses"]["pin_locked"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    inviteMine: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The invitation. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeInvitation"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `state_conflict`: The state of the visit does not allow this.
             *
             *     `web_address_not_set`: This deployment has no web address that an invitation could lead to.
             *
             *     `mail_not_configured`: This deployment sends no e-mail; give the link to the visitor in another way.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            423: components["responses"]["pin_locked"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    revokeMyInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag of what is changed, as you read it.
                 * @example "1"
                 */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description A visit at the site.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId: components["parameters"]["visitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no invitation any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `visit_not_found`: There is no such visit.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["state_conflict"];
            412: components["responses"]["precondition_failed"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listMySeries: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRecurringVisitsPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            404: components["responses"]["site_not_found"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    createMySeries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes it safe to send the request again: for 24 hours the same member’s same key and body get the same answer, and nothing is done twice. A key of your own making, such as a UUID, for each thing that is to be done.
                 * @example 5f0e9a7c-6d1b-4c57-9e0a-3f1f0f6f2a11
                 */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMyRecurringVisits"];
            };
        };
        responses: {
            /** @description The rule. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRecurringVisits"];
                };
            };
            /**
             * @description `malformed_json`: The body is not a JSON object.
             *
             *     `invalid_encoding`: The body is not UTF-8.
             *
             *     `duplicate_keys`: The body names a field twice.
             *
             *     `invalid_request`: The request does not fit the schema.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `unit_not_yours`: You do not act for this unit.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `series_not_found`: There are no such recurring visits.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_in_use`: The first request with this Idempotency-Key is still being worked on; try again.
             *
             *     `too_many_visits`: The unit has as many visits to come as it may have.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["body_too_large"];
            /**
             * @description `unsupported_media_type`: The body must be application/json.
             *
             *     `unsupported_charset`: The charset must be utf-8.
             *
             *     `unsupported_content_encoding`: The body must be sent as it is, without Content-Encoding.
             */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["idempotency_key_reused"];
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    getMySeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description Recurring visits at the site.
                 * @example b3BhcXVlLXNlcmllc19pZA
                 */
                seriesId: components["parameters"]["seriesId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyRecurringVisits"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `series_not_found`: There are no such recurring visits.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    cancelMySeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description A site of the firm.
                 * @example harbour-court
                 */
                siteId: components["parameters"]["siteId"];
                /**
                 * @description Recurring visits at the site.
                 * @example b3BhcXVlLXNlcmllc19pZA
                 */
                seriesId: components["parameters"]["seriesId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule makes no more visits. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `site_not_found`: There is no such site.
             *
             *     `series_not_found`: There are no such recurring visits.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /**
                 * @description Items on a page.
                 * @example 50
                 */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description In UTC; today where it is absent.
                 * @example 2027-03-01
                 */
                day?: string;
                /** @description The days up to this one too: at most 31 together. */
                untilDay?: string;
                /**
                 * @description Only what was done to this visit.
                 * @example b3BhcXVlLXZpc2l0LWlkMQ
                 */
                visitId?: string;
                /** @description Only what this member, or scanner, did. */
                memberId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    listAuditReads: {
        parameters: {
            query?: {
                /** @description Items on a page. */
                limit?: number;
                /** @description Where the page begins: `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description In UTC; today where it is absent.
                 * @example 2027-03-01
                 */
                day?: string;
                /** @description The days up to this one too: at most 31 together. */
                untilDay?: string;
                /** @description Only what was done to this visit. */
                visitId?: string;
                /**
                 * @description Only what this member, or scanner, did.
                 * @example b3BhcXVlLW1lbWJlci1pZA
                 */
                memberId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditReadPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    keyBundle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key bundle. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyBundle"];
                };
            };
            /** @description The bundle is still the one that you have. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["unauthenticated"];
            /**
             * @description `forbidden`: Your role does not allow this.
             *
             *     `firm_suspended`: The firm’s access is suspended.
             *
             *     `request_blocked`: The firewall does not let this request pass.
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `quota_exceeded`: The firm’s requests of the day are used up; the next day begins at 00:00 UTC.
             *
             *     `too_many_requests`: Too many requests; try again later.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["internal_error"];
            /**
             * @description `cannot_verify_now`: Codes cannot be verified just now. This is not the visitor’s fault.
             *
             *     `store_unavailable`: The register cannot be reached just now; try again.
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["request_blocked"];
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
    openApi: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The entity tag that you have; 304 where nothing changed.
                 * @example "1"
                 */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            /** @description The document is still the one that you have. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["request_blocked"];
            429: components["responses"]["too_many_requests"];
            500: components["responses"]["internal_error"];
            503: components["responses"]["store_unavailable"];
        };
    };
}
