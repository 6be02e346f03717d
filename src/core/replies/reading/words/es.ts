import type { Vocabulary } from "./vocabulary.ts";

export const SPANISH: Vocabulary = {
  optOut: [
    /\b(dar(me|nos)|deme|denme|dame|dadme|denos|dennos|solicito|quiero|deseo|pido|tramit[a-z]+)( la| mi| darme| que me den)?( de)? baja\b|\bde baja (de|por favor|inmediat)|\b(me|nos) (den|de|deis|das?|doy|damos) de baja\b|\bdarse de baja\b(?! (haga|pulse|clic))/,
    /\b(elimin|borr|quit|sac|saqu|remov|remuev|suprim|retir)[a-z]{1,5}(me|nos)\b( [a-z]+){0,4}|\b(elimin|borr|quit|saqu|suprim|remuev|retir)[a-z]{1,4} (mi|mis|nuestro|nuestra|este|esta) (correo|e-?mail|direccion|nombre|contacto|datos|mail|cuenta)\b/,
    /\bno (me|nos) ((vuelv|volvier|volvies)(a|an|as|e|en|es) a |sig(a|an|as) )?(contact|escrib|envi|mand|molest|llam|contactand|escribiend|enviand)[a-z]{1,5}\b( (mas|nunca|otra vez|de nuevo))?|\bno (vuelva[ns]?|volver) a (contactar|escribir|enviar|mandar|molestar)[a-z]*\b|\bno contactar(me|nos)?( mas| de nuevo)\b/,
    /\bno (quiero|deseo|queremos|deseamos|quisiera|me interesa)( [a-z]+){0,2} (recibir|seguir recibiendo|que (me|nos) [a-z]+|ser contactad[oa]|mas (correos|e-?mails|mensajes|mails|publicidad))\b/,
    /(?<!\bno )\b(deje[ns]?|deja|dejad|dejen|deja(ra|se|ran|sen)|(pod[a-z]{2,6}|pued[a-z]{1,3}) dejar|pare[ns]?|para|basta|cese[ns]?) (ya )?de (enviar|escribir|mandar|contactar|molestar|spamear|hacer spam|correos|mensajes)[a-z]*\b|\bno mas (correos|e-?mails|mensajes|mails|publicidad|spam)\b/,
    /\b(cancelar|cancelen|cancele) (mi |la )?suscripcion\b|\bdesuscrib[a-z]+|\bdesinscrib[a-z]+|\b(de|en) (su|tu|vuestra|la|esta) (lista|base de datos|mailing)( de (correo|contactos|distribucion|envio)s?)?\b.{0,30}\b(elimin|borr|quit|saq)|\b(derecho de oposicion|derecho al olvido|revoco (mi|el) consentimiento|dejadme en paz|dejeme en paz|dejenme en paz)\b/,
    /\b(solicito|pido|exijo|ruego|solicitamos)( [a-z]+){0,3} (eliminacion|supresion|cancelacion|borrado|baja)\b|\b(den|dar|demos) de baja\b(?! (se|los|nuestros|sus))|\bno (autorizo|consiento|doy mi consentimiento)( [a-z]+){0,4} (correos?|datos|e-?mails?|contact[a-z]*|envios?|mensajes)\b/,
    /\b(nunca|jamas|no) (he |hemos )?(di|dado|dimos|otorgue|otorgado) (mi |nuestro |el |ningun )?(consentimiento|permiso|autorizacion)\b|\b(nunca|jamas|no) (he |me |me he )?(autorice|autorizado|solicite|solicitado|pedi|pedido|suscribi|suscrito|inscribi|inscrito|apunte|apuntado)( [a-z]+){0,3} (correos?|e-?mails?|mensajes?|lista|boletin|publicidad|newsletter|envios?)\b/,
  ],
  optOutAlone:
    /^(por favor,? )?(baja|darme de baja|dar de baja|cancelar suscripcion|desuscribir|eliminar|parar|basta|stop|quitar|remover)( por favor| gracias)?[.! ]*$/,
  autoSubject:
    /\b(respuesta automatica|fuera de (la )?oficina|ausente|ausencia|de vacaciones|acuse de recibo|mensaje automatico|contestacion automatica|autorrespuesta)\b/,
  autoReply: [
    /\b(este|esta|esto) es (un|una) (mensaje|respuesta|correo) (automatic|generad)[a-z]*|\b(mensaje|respuesta|correo) (generado |enviado )?automatic[a-z]*/,
    /\b(por favor,? )?no respond[a-z]+ a este (mensaje|correo|e-?mail)\b/,
    /\b(hemos|he) recibido (correctamente )?su (mensaje|correo|solicitud|consulta)\b|\bsu (mensaje|solicitud|consulta) ha sido (recibid|registrad)[oa]|\bnumero de (ticket|caso|incidencia)\b|\ble responderemos\b( [a-z]+){0,4} (posible|brevedad)/,
  ],
  absent: [
    /\b(fuera de (la |mi )?oficina|ausente|(regreso|vuelvo|estare de (vuelta|regreso))|de (vacaciones|viaje|permiso|baja (medica|maternal|paternal|por))|no (estoy|estare|me encuentro|me encontrare) (disponible|en la oficina|en mi puesto|localizable)|me encuentro (fuera|de vacaciones|ausente|de viaje))\b/,
  ],
  absentBesides: [
    /\b(acceso limitado|sin acceso|no tendre acceso|no (podre|estare) (leer|revisar|atender|contestar|consultando))\b/,
    /\b(a mi (regreso|vuelta|retorno|incorporacion)|cuando (vuelva|regrese)|respondere|contestare)\b/,
    /\b(urgente|urgencia|en mi ausencia|durante mi ausencia|durante este periodo|pueden? (contactar|dirigirse|ponerse en contacto))\b/,
    /\bgracias por (su|tu|el) (mensaje|correo|e-?mail|mail)\b/,
  ],
  backOn:
    /\b(vuelvo|vuelta|regreso|regresare|volvere|retorno|estare de (vuelta|regreso)|reincorporo|reincorporare|regresando|volviendo|incorporare|disponible)( [a-z]+){0,2}?( (el( dia)?|a partir del?|desde el|sera el|en)){0,4}/,
  until: /\b(hasta( el)?( dia)?|inclusive|al)\b/,
  behindDay: false,
  months: [
    "enero|ene",
    "febrero|feb",
    "marzo|mar",
    "abril|abr",
    "mayo|may",
    "junio|jun",
    "julio|jul",
    "agosto|ago",
    "septiembre|setiembre|sept|sep",
    "octubre|oct",
    "noviembre|nov",
    "diciembre|dic",
  ],
  weekdays: [
    "lunes|lun",
    "martes",
    "miercoles|mie",
    "jueves|jue",
    "viernes|vie",
    "sabado|sab",
    "domingo|dom",
  ],
  soon: {
    tomorrow: /(?<!(por|de|en) la )\bmanana\b/,
    nextWeek: /\b(la )?(proxima semana|semana que viene|semana proxima)\b/,
    nextMonth: /\b(el )?(proximo mes|mes que viene|mes proximo)\b/,
    nextQuarter: /\b(el )?proximo trimestre\b|\btrimestre que viene\b/,
    nextYear: /\b(el )?(proximo ano|ano que viene|ano proximo|ano nuevo)\b/,
  },
  within:
    /\b(?:en|dentro de|tras) (\d{1,2}|una?|dos|tres|cuatro|cinco|seis|unos|unas) (?:(?<day>dias?)|(?<week>semanas?)|(?<month>mes(?:es)?)|(?<year>anos?))\b/,
  intents: {
    not_interested: [
      /\bno (me |nos |le |te )?(interesa|interesan|interesad[oa]s?)\b|\bno (estoy|estamos|estaria|estariamos) (actualmente |de momento )?interesad[oa]s?\b|\b(sin|ningun|ninguna|no (tengo|tenemos|hay)) (interes|necesidad)\b/,
      /\bno,? (muchas )?gracias\b|^no[.! ]*$|\bno (lo )?(necesito|necesitamos|precisamos|requerimos)\b|\bno (es|encaja|aplica|seria)( [a-z]+){0,3} (para (nosotros|mi)|con nosotros|nuestro|relevante)\b|\bdeclin[a-z]+\b/,
    ],
    wrong_person: [
      /\b(persona|contacto|direccion|departamento) (equivocad[oa]|incorrect[oa]|erron[oe][oa]?)\b|\bno soy (la persona|el (responsable|encargado|contacto|indicado)|quien|la (indicada|responsable|encargada))\b|\bya no (trabajo|trabaja|estoy|esta|formo)\b|\bno (es|me corresponde|llevo|gestiono|me encargo)( [a-z]+){0,3} (area|departamento|tema|eso|esto|competencia)\b|\bse (ha )?equivoca/,
    ],
    referral: [
      /\b(contacte|contacta|contacten|contactar|hable|habla|escriba|escribe|escribale|dirijase|dirigirse|pongase en contacto|comuniquese)( usted)?( [a-z]+){0,2} (con|a|al)\b|\b(la persona|el) (indicada|adecuada|responsable|encargad[oa]|correcta|contacto)( [a-z]+){0,5} es\b/,
      /\b(reenvi|remit|pas|traslad|transfier)[a-z]{1,5}( [a-z]+){0,3} (a|al|con)\b|\ben copia\b|\bcopio a\b/,
    ],
    not_now: [
      /\b(ahora (mismo )?no|no (es|por) (el |un )?(buen |mejor )?(momento|ahora)|(en|por|de) (este momento|ahora|el momento|momento) no|de momento no|por el momento no|todavia no|aun no|demasiado pronto)\b(?! (me |nos )?(interesa|estoy interes|estamos interes))/,
      /\b(mas adelante|mas tarde|el (proximo|siguiente) (ano|trimestre|mes)|(contact|escrib|llam|habl|retom|vuelv|volv)[a-z]{1,6}( [a-z]+){0,4} (en (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|unos|dos|tres|\d+)|dentro de|despues|a partir|tras|mas adelante|el proximo))\b|\bdespues (del verano|de las (vacaciones|fiestas)|de navidad)\b/,
    ],
    meeting_request: [
      /\b(agendar|agendamos|agendemos|programar|concertar|coordinar|reservar|organizar|fijar|quedar|tener)( [a-z]+){0,3} (reunion|llamada|cita|demo|videollamada|demostracion|hueco|call)\b|\b(llamame|llameme|llamadme|llamenme)\b|\b(podemos|podriamos|podria|puedo|nos podemos)( [a-z]+){0,2} (hablar|reunirnos|vernos|agendar|quedar|llamar)\b/,
      /\b(disponib[a-z]+|libre|me viene bien|me va bien|te viene bien|le viene bien|que tal)( [a-z]+){0,3} (el )?(lunes|martes|miercoles|jueves|viernes|manana|semana)\b|\bcuando (podemos|podria|puede|le viene|te viene)|\b(hablamos|nos vemos|hablemos|reunamonos) (el|manana|la|esta)\b/,
    ],
    objection: [
      /\b(muy car[oa]|demasiado car[oa]|sin presupuesto|no (tenemos|hay|tengo|contamos con) presupuesto|fuera de (nuestro )?presupuesto)\b|\bya (tenemos|usamos|utilizamos|trabajamos|contamos|tengo|uso|disponemos)\b|\b(content|satisfech)[oa]s? con (nuestr|el|la)[a-z]*|\bproveedor actual\b|\bno (me |nos )?convence\b/,
    ],
    interested: [
      /(?<!no )\b(me|nos) (interesa|interesaria|encantaria|gustaria (saber|conocer|recibir|ver|tener))\b|(?<!no )\b(estoy|estamos|estaria|muy) interesad[oa]s?\b|\b(suena|parece|pinta) (muy )?(bien|interesante|genial)\b|\bmas (informacion|info|detalles|datos)\b/,
      /^(si|claro|por supuesto|vale|perfecto|de acuerdo|adelante|encantad[oa])\b|\bsi,? (por favor|gracias|me|nos|claro)\b|\b(envi|mand|pas|compart)[a-z]{1,3}(me|nos|melo)\b( [a-z]+){0,4}/,
    ],
  },
};
