/** Subjects of delivery reports, lower case. Vendors translate them; systems rarely vary them. */
export const BOUNCE_SUBJECTS: readonly RegExp[] = [
  /undeliver(ed|able)|non[- ]?delivery|not delivered|could ?n[o']t be delivered|unable to deliver/,
  /deliver(y)? (status )?(notification|report|failure|failed|problem|error|delayed)/,
  /(mail|message|e-?mail)( delivery)? (failed|failure|error|system error)|failure notice|failed mail/,
  /(message|mail) delivery has failed|returned mail|returned to sender|returning (message|to sender)/,
  /delivery (has )?failed|delivery status|mail status report|bounced? (mail|message)|bounce notification/,
  /error sending your mail|could not send message|warning: message .{0,40}delayed|mail system error|loop alert/,
  /postfix smtp server: errors|see transcript for details|mail (failed|failure)|rejected (mail|message)/,
  /unzustellbar|nicht zugestellt|konnte nicht zugestellt|zustellung fehlgeschlagen|(ü|ue)bermittlungsfehler/,
  /non remis|non distribu(é|e)|n['’]a pas pu (ê|e)tre (remis|distribu)|(é|e)chec de (la )?(remise|livraison|distribution)/,
  /no se (ha podido|pudo|puede) entregar|no entregado|error de entrega|fallo (en|de) la entrega|devuelto/,
  /n(ã|a)o (foi )?entreg|falha na entrega|mensagem devolvida|n(ã|a)o foi poss(í|i)vel entregar/,
  /onbestelbaar|niet (af)?geleverd|kan niet worden bezorgd|niet bezorgd/,
  /mancata consegna|non consegnat|non recapitabile|impossibile recapitare|errore di consegna/,
  /nie (został|mo(ż|z)na|uda(ł|l)o si(ę|e)) .{0,20}dostarcz|niedostarczon|b(ł|l)(ą|a)d dostarcz|zwrot wiadomo/,
  /配信(できません|不能|エラー|失敗)|配送(できません|不能|エラー)|送信(できません|エラー|失敗)|未達|届けられません|戻りメール/,
  /не доставлено|недоставлен|ошибка доставки|退信|投递失败|无法投递|배달 ?(되지|실패)/,
];

/** What the explanation of a bounce says, in lower case with single spaces. */
export const BOUNCE_PHRASES: readonly RegExp[] = [
  /(could|can|was|were) ?(not|n't) (be )?(delivered|able to deliver)|cannot be delivered|couldn.t be delivered/,
  /unable to deliver|not able to deliver|wasn.t able to deliver|undeliverable( to|:)|did not reach|has(n.t| not) been delivered/,
  /(delivery|message)( to the following recipients?)? (has )?failed|error (occurred )?(while )?(trying|attempting|delivering|to deliver)/,
  /following (address|recipient|email)(\(?e?s\)?)?.{0,60}(fail|error|problem|reject|reached|unable|permanent)/,
  /permanent (fatal )?error|fatal errors|failed addresses|failure reasons|delivery (problem|error)s?|trouble delivering/,
  /transcript of session|remote (server|host) (said|rejected|responded|returned)|smtp error from|rcpt to:|error message below/,
  /(user|recipient|mailbox|address|userid|account)[^.]{0,60}(unknown|not found|not exist|full|exceeds|disabled|invalid|rejected|over quota)/,
  /(unknown|invalid|no such) (user|recipient|final delivery|mailbox|address|domain)|returned to (the )?sender/,
  /message (headers? |text )?follows|copy of (the|your) message|original message (follows|below|-)|unsent message|returned message/,
  /nicht zugestellt|unzustellbar|zustellung .{0,30}fehlgeschlagen|n.a pas pu (ê|e)tre|no se (ha podido|pudo) entregar/,
  /n(ã|a)o (foi|p(ô|o)de) .{0,20}entreg|non (è|e) stat[oa] .{0,20}consegnat|niet worden (bezorgd|afgeleverd)|nie (został|mo)/,
  /送信できません|配信できません|送信に失敗|エラー|届けることができ|не может быть доставлено|не доставлено/,
];
