import type { Vocabulary } from "./vocabulary.ts";

export const PORTUGUESE: Vocabulary = {
  optOut: [
    /\b(descadastr|desinscrev|desuscrev|dessubscrev)(ar|er|e|em|a|am)(-me|-nos| me| meu| o meu| este| por favor)\b|\bme (descadastro|desinscrevo|descadastrar|desinscrever)\b|\b(solicito|quero|peco|favor|gostaria|desejo)( [a-z]+){0,3} (descadastr|desinscri)[a-z]+/,
    /(?<!n't |not |\bnao )\b(remov|retir|tir|exclu|apag|elimin|delet)[a-z]{1,4}[- ](me|nos|meu|minha|meus|o meu|os meus|a minha|nosso|este)\b|\bme (remov|retir|tir|exclu|apag|elimin)[a-z]{1,4}\b|\b(remover|retirar|excluir|tirar|remova|retire|tire|exclua)( [a-z]+){0,5} (da|de|desta|dessa|do) (sua |tua |vossa )?(lista|base|mailing|cadastro|newsletter)/,
    /\bnao (quero|desejo|queremos|desejamos|pretendo|pretendemos|gostaria de|tenho interesse em)( [a-z]+){0,2} (receber|continuar a receber|ser (contatad|contactad|incomodad)[oa]|mais (e-?mails|mensagens|contat|contact))/,
    /\bnao (me|nos) (envi|mand|contat|contact|escrev|perturb|incomod|ligu|procur)[a-z]{1,4}\b( mais| novamente)?|\bnao (me |nos )?(volte|voltem|voltar|voltassem?|tornem?|tornassem?) a (me |nos )?(contactar|contatar|enviar|escrever|mandar)[a-z-]*|\bnao (envie|enviem|mande|mandem|contate|contatem|contacte|contactem)[a-z-]* mais\b/,
    /(?<!\bnao )\b(pare|parem|para|deixe|deixem|cesse[m]?) de (me |nos )?(enviar|mandar|contatar|contactar|escrever|incomodar|perturbar|encher|spam)[a-z-]*\b|\b(cancelar|cancele|cancelem|anular)( a)?( minha)? (inscricao|subscricao|assinatura)\b|\bsem mais (e-?mails|mensagens|contat|contact)|\bdeixe(m)?-me em paz\b|\brevogo (o )?(meu )?consentimento\b|\bdireito (de oposicao|ao esquecimento)\b/,
    /\b(solicito|peco|exijo|quero|solicitamos)( [a-z]+){0,2} (remocao|exclusao|cancelamento|retirada|eliminacao)\b|\bnao (enviar|mandar|contatar|contactar) mais\b|\bsair (da|desta|dessa) (lista|mailing)\b|\b(nao|nunca) (autorizo|autorizei|autorizamos|consinto|consenti|dei (o |a )?(meu |minha )?(consentimento|autorizacao|permissao))( [a-z-]+){0,4} (e-?mails?|dados|contat[a-z]*|contact[a-z]*|envios?|mensagens)\b|\bser (removid|excluid|retirad|descadastrad)[oa]\b/,
  ],
  optOutAlone:
    /^(por favor,? )?(descadastrar|descadastre|remover|cancelar|sair|parar|pare|stop|cancelar inscricao|cancelar subscricao|remova|remova-me)( por favor| obrigad[oa])?[.! ]*$/,
  autoSubject:
    /\b(resposta automatica|ausencia (temporaria|do escritorio)?|fora do escritorio|ausente|em ferias|de ferias|mensagem automatica|confirmacao de recebimento|aviso de (ferias|ausencia))\b/,
  autoReply: [
    /\b(esta|este|isto) e uma? (mensagem|resposta|e-?mail) (automatic|gerad)[a-z]*|\b(mensagem|resposta|e-?mail) (gerad[oa] )?automatic[a-z]*/,
    /\b(por favor,? )?nao respond[a-z]+ (a )?(este|esta|esse|essa) (e-?mail|mensagem)\b/,
    /\b(recebemos|recebi) (o seu|a sua|seu|sua) (e-?mail|mensagem|pedido|contato|contacto|solicitacao)\b|\b(sua|seu) (mensagem|pedido|solicitacao) foi (recebid|registad|registrad)[oa]|\bnumero d[oe] (protocolo|ticket|chamado)\b|\bresponderemos\b( [a-z]+){0,4} (breve|possivel)/,
  ],
  absent: [
    /\b(fora do escritorio|ausente|(regresso|volto|voltarei|retorno) (ao|no|a|em|ao trabalho)|(em|de|gozo de) ferias|em viagem|de licenca|licenca (maternidade|paternidade|medica)|nao (estou|estarei|me encontro) (no escritorio|disponivel|na empresa)|encontro-me (ausente|fora|de ferias)|estarei (fora|ausente))\b/,
  ],
  absentBesides: [
    /\b(acesso limitado|sem acesso|nao terei acesso|acesso restrito)\b/,
    /\b(no meu (regresso|retorno)|quando (voltar|regressar|retornar)|responderei|retornarei|assim que (voltar|regressar|retornar))\b/,
    /\b(urgente|urgencia|urgencias|na minha ausencia|durante (a minha|minha|este) (ausencia|periodo)|favor (contatar|contactar)|podera contactar)\b/,
    /\bobrigad[oa] (pelo|pela|por) (seu|sua|o seu|a sua)? ?(e-?mail|mensagem|contato|contacto)\b/,
  ],
  backOn:
    /\b(volto|voltarei|regresso|regressarei|retorno|retornarei|regressando|retornando|voltando|estarei de volta|de volta|disponivel|retomarei)( [a-z]+){0,2}?( (no dia|dia|a partir de|a|em|na|no|ao trabalho)){0,4}/,
  until: /\b(ate( ao?)?( o)?( dia)?|inclusive|a)\b/,
  behindDay: false,
  months: [
    "janeiro|jan",
    "fevereiro|fev",
    "marco|mar",
    "abril|abr",
    "maio|mai",
    "junho|jun",
    "julho|jul",
    "agosto|ago",
    "setembro|set",
    "outubro|out",
    "novembro|nov",
    "dezembro|dez",
  ],
  weekdays: [
    "segunda-feira|segunda feira|segunda|seg",
    "terca-feira|terca feira|terca|ter",
    "quarta-feira|quarta feira|quarta|qua",
    "quinta-feira|quinta feira|quinta|qui",
    "sexta-feira|sexta feira|sexta|sex",
    "sabado|sab",
    "domingo|dom",
  ],
  soon: {
    tomorrow: /\bamanha\b/,
    nextWeek: /\b(na )?(proxima semana|semana que vem)\b/,
    nextMonth: /\b(no )?(proximo mes|mes que vem)\b/,
    nextQuarter: /\b(no )?proximo trimestre\b/,
    nextYear: /\b(no )?(proximo ano|ano que vem|ano novo)\b/,
  },
  within:
    /\b(?:em|daqui a|dentro de|apos) (\d{1,2}|uma?|dois|duas|tres|quatro|cinco|seis|alguns|algumas) (?:(?<day>dias?)|(?<week>semanas?)|(?<month>mes(?:es)?)|(?<year>anos?))\b/,
  intents: {
    not_interested: [
      /\b(nao|sem) (me |nos )?(interessa|interessam|interessad[oa]s?|temos interesse|tenho interesse|ha interesse|interesse)\b|\bnao (estou|estamos) (no momento |de momento )?interessad[oa]s?\b|\bnenhum interesse\b/,
      /\bnao,? (muito )?obrigad[oa]s?\b|^nao[.! ]*$|\bnao (preciso|precisamos|necessito|necessitamos|faz sentido|se aplica|e relevante|se enquadra)\b|\bdispens(o|amos)\b/,
    ],
    wrong_person: [
      /\b(pessoa|contato|contacto|departamento|endereco) errad[oa]\b|\bnao sou (a pessoa|o responsavel|a responsavel|quem|o contato|o contacto)\b|\bja nao (trabalho|trabalha|estou)\b|\bnao (trabalho|trabalha) mais\b|\bnao (e|sou)( [a-z]+){0,3} (minha area|meu departamento|responsavel)\b/,
    ],
    referral: [
      /\b(contate|contacte|contatar|contactar|fale|falar|entre em contato|entre em contacto|escreva|procure|dirija-se)( [a-z]+){0,2} (com|para|ao?|o|meu|minha)\b|\b(pessoa|o) (cert[oa]|indicad[oa]|responsavel|adequad[oa])( [a-z]+){0,5} e\b/,
      /\b(encaminh|reencaminh|repass|pass)[a-z]{1,4}( [a-z-]+){0,4} (para|ao?|com)\b|\bem copia\b|\bcom copia\b/,
    ],
    not_now: [
      /\b(agora nao|nao (e|no) (o |um )?(bom |melhor )?momento|(no|neste|de|por) momento nao|por enquanto nao|por agora nao|ainda nao|muito cedo|nao agora)\b(?! (me |temos |tenho |estou |estamos )?interess)/,
      /\b(mais tarde|mais para a frente|mais adiante|(contat|contact|fal|volt|retom|procur|ligu|escrev)[a-z-]{1,8}( [a-z]+){0,4} (em (janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|\d+)|daqui a|depois|no proximo|a partir|apos))\b|\bdepois (das ferias|do verao|do natal)\b|\bno proximo (ano|trimestre)\b/,
    ],
    meeting_request: [
      /\b(agendar|agendamos|marcar|marcamos|combinar|programar)( [a-z]+){0,3} (reuniao|chamada|call|ligacao|demo|demonstracao|conversa|horario)\b|\b(ligue-me|me ligue|me liga|liga-me)\b|\b(podemos|poderiamos|vamos|podiamos)( [a-z]+){0,1} (falar|conversar|reunir|marcar|agendar)\b/,
      /\b(disponivel|disponibilidade|livre|pode ser|que tal)( [a-z]+){0,3} (segunda|terca|quarta|quinta|sexta|amanha|semana)\b|\bquando (podemos|pode|voce pode)\b|\bqual (a )?(sua )?disponibilidade\b/,
    ],
    objection: [
      /\b(muito car[oa]|demasiado car[oa]|sem (orcamento|verba|budget)|nao (temos|ha|tenho) (orcamento|verba|budget)|fora do (nosso )?orcamento)\b|\bja (temos|usamos|utilizamos|trabalhamos|tenho|uso|contamos)\b|\b(satisfeit)[oa]s? com\b|\bfornecedor atual\b|\binternamente\b/,
    ],
    interested: [
      /(?<!nao )\b(tenho|temos|teria|muito) interesse\b|(?<!nao )\b(me|nos) interessa\b|(?<!nao )\b(estou|estamos|ficamos|fiquei|muito) interessad[oa]s?\b|\b(parece|soa) (muito )?(bem|interessante|otimo|bom)\b|\bmais (informac(ao|oes)|info|infos|detalhes)\b|\bgostaria(mos)? de (saber|conhecer|receber|ver|entender)\b/,
      /^(sim|claro|com certeza|perfeito|ok|pode ser|com prazer|vamos)\b|\bsim,? (por favor|claro|podemos|pode|gostaria)\b|\b(envi|mand|compartilh|partilh)[a-z]{1,3}(-me|-nos| me| mais| a| o)\b/,
    ],
  },
};
