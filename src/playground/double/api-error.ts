/** An answer of Discord's that says no. `body` is its JSON. */
export class ApiError extends Error {
  readonly status: number
  readonly body: { readonly message: string; readonly code: number; readonly errors?: unknown }

  constructor(status: number, code: number, message: string, errors?: unknown) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.body = errors === undefined ? { message, code } : { message, code, errors }
  }
}

/** The refusals the double knows. Source: Discord's reference, "JSON Error Codes". */
const refusals = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100).'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  nonTextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  fileTooLarge: [413, 40005, 'Request entity too large'],
  threadArchived: [400, 50083, 'Thread is archived'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  notSendableType: [400, 50024, 'Cannot execute action on this channel type'],
} as const satisfies Record<string, readonly [number, number, string]>

/** The error to throw for one of the known refusals. */
export function refusal(name: keyof typeof refusals): ApiError {
  const [status, code, message] = refusals[name]
  return new ApiError(status, code, message)
}
