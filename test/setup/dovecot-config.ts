/** Settings of a Dovecot 2.3 that runs as an ordinary process of one account and writes nowhere else. */
export function dovecotConfig(options: {
  folder: string;
  port: number;
  securePort: number;
  user: string;
  group: string;
}): string {
  const { folder, port, securePort, user, group } = options;
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
auth_failure_delay = 0
disable_plaintext_auth = no
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
mail_location = maildir:~/Maildir
mail_max_userip_connections = 50
service anvil {
  chroot =
  # a wrong password on purpose must not slow down the next login
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${securePort}
  }
}
namespace inbox {
  inbox = yes
  mailbox Spamverdacht {
    special_use = \\Junk
  }
  mailbox "Выданное" {
    special_use = \\Sent
  }
  mailbox Alles {
    special_use = \\All
  }
}
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u
}
`;
}
