/** English: work without a network, and the roll call. */
export const enOffline = {
  aloneBanner: 'No network.',
  aloneGoOn: 'Go on scanning: everything is recorded on this device.',
  aloneForced: 'Network off, as you chose.',
  onlineForced: 'Network only, as you chose.',
  waitingOne: '1 passage waits to be sent.',
  waitingMany: '{count} passages wait to be sent.',
  nothingWaits: 'Everything is sent.',
  packAge: 'List of visitors: as of {time}.',
  packMissing: 'No list of today’s visitors is on this device.',
  refusedOne: '1 passage was not accepted. Tell the office; it stays on this device.',
  refusedPassages: '{count} passages were not accepted. Tell the office; they stay on this device.',
  recordedHere: 'Recorded on this device. It will be sent when there is a network.',
  outAtGate: 'Out at {time}, {gate}',
  sentAsWalkIn: 'Recorded as a walk-in, and sent to the office. To take it back, open the visit in the list.',
  sentToService: 'Sent to the office. To take it back, open the visit in the list.',
  needsNetworkForAnswer: 'The answer of the office comes with the network. You can also call the office.',
  waitsForHostOffline: 'Call the host. The answer of the office comes when there is a network.',
  outUnknownHere: 'This device does not know when the visitor came in.',
  similarName: 'Similar name expected',
  similarNameAdvice:
    'Ask the visitor for the name as it was booked, and type it. If nothing is found, record a walk-in.',
  similarNameInside: 'Similar name inside',
  similarNameInsideAdvice:
    'Somebody of a similar name is inside. Ask for the name as it was booked, and type it. If nothing is found, check the visitor out all the same.',
  leaveUnknown: 'Check out without a visit',
  companionsByName:
    'Others were booked with this visitor. Check each of them in: by code, or by the name as booked.',
  notExpectedOffline:
    'Nobody of this name was announced when there was a network. Call the host, or ask for the name as it was booked.',
  entryUnreadable: 'Visit cannot be opened',
  entryUnreadableAdvice:
    'A visit under this name is on this device, but its entry is damaged. Call the host or the office. If the host agrees, tap “The host agrees”.',
  askHostOffline: 'Call the host. If the host agrees, tap “The host agrees”.',
  hostAgrees: 'The host agrees: check in',
  noPackAdvice:
    'This device has no list of today’s visitors. Call the host; with the host’s word you can record a walk-in.',
  bundleStaleAdvice:
    'This device was without a network for too long to check codes. Use the name instead, or the paper list.',
  notRecorded: 'Not recorded',
  diskFullAdvice:
    'The device has no space left. Delete photos or apps, then try again. Until then use the paper list.',
  onlyWithNetworkAdvice: 'This works only with a network.',
  bookedName: 'Name as booked',
  bookedNameIntro: 'Type the whole name, as it was booked. It opens this visitor’s entry, and no other.',
  bookedNamePrefix: 'ID card letters and first three digits (optional)',
  findVisit: 'Find the visit',

  networkTitle: 'Network',
  modeAutomatic: 'Automatic',
  modeOnline: 'Always with network',
  modeOffline: 'Without network',
  sendNow: 'Send now',
  checkKeys: 'Codes can be checked without a network.',
  checkNoKeys: 'Codes cannot be checked without a network yet.',
  checkPack: 'The visitors of today are known without a network.',
  checkNoPack: 'The visitors of today are not known without a network yet.',
  endShiftSending: 'Sending what waits…',
  shiftEndedWaiting:
    'The shift has ended: {in} in, {out} out. {count} passages still wait: leave this device on, in reach of a network.',
  noNetworkGoOn:
    'The service does not answer. You can start the shift; visitors are recorded on this device.',

  rollCall: 'Roll call',
  rollPin: 'PIN for the roll call (6 digits)',
  rollPinOptional: 'PIN for the roll call without a network (6 digits, optional)',
  rollPinHelp:
    'It opens the list of who is inside when there is no network. Tell it to nobody but the guards of this shift.',
  rollPinNeeded: 'Type the PIN of this shift.',
  rollPinNone: 'This shift has no PIN. The roll call works with a network only.',
  rollOpen: 'Open the roll call',
  rollWrongPin: 'This is not the PIN. Tries left: {count}.',
  rollGone: 'The list was removed from this device after five wrong PINs.',
  rollAsOf: 'As of {time}. This device’s own passages since then are in it.',
  rollCount: '{ticked} of {count} at the assembly point',
  rollTick: 'At the assembly point',
  rollHow: 'Tap each visitor whom you see at the assembly point.',
  rollEmpty: 'Nobody is inside.',
  rollNoList: 'No list has been loaded in this shift yet.',
  rollMissingFirst: 'Missing first',
  rollUnnamed: 'Recorded here without a name',
  rollPrint: 'Print',
  rollTakeBack: 'A wrong tick? Tap again to take it back.',

  revokedWaiting:
    'Passages that still wait here: {count}. Leave this page open, in reach of a network: they are sent for a day after the revocation, and the office decides about each. After that, set the device up again: then they are sent.',
} as const;
