//! Which place wins, what is refused, and that the template says the truth.

use super::*;

const TEMPLATE: &str = include_str!("../../../packaging/server/atiende-server.toml");

fn written(text: &str) -> (tempfile::NamedTempFile, CommonFlags) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let config = Some(file.path().to_owned());
    (
        file,
        CommonFlags {
            config,
            data_dir: None,
        },
    )
}

fn refusal(text: &str) -> String {
    SettingsFile::parse(text).unwrap_err()
}

#[test]
fn flags_win_over_the_file() {
    let (_file, common) = written(
        "listen = '0.0.0.0:1'\ndata_dir = '/file'\npublic_url = 'http://file'\nclamd = 'tcp:file:1'",
    );
    let serve = ServeFlags {
        listen: Some("[::1]:2".parse().unwrap()),
        clamd: Some("tcp:flag:2".parse().unwrap()),
        ..ServeFlags::default()
    };
    let common = CommonFlags {
        data_dir: Some("/flag".into()),
        ..common
    };

    let config = service_config(common, serve, Secrets::default()).unwrap();
    assert_eq!(config.listen, "[::1]:2".parse().unwrap());
    assert_eq!(config.data_dir, Path::new("/flag"));
    assert_eq!(config.public_url.as_deref(), Some("http://file"));
    assert_eq!(config.clamd, "tcp:flag:2".parse().ok());
}

#[test]
fn sockets_from_an_address_are_limited_by_the_file_or_the_flag() {
    let limit = |text: &str, flag: Option<usize>| {
        let (_file, common) = written(text);
        let serve = ServeFlags {
            sockets_per_address: flag.and_then(NonZeroUsize::new),
            ..ServeFlags::default()
        };
        let config = service_config(common, serve, Secrets::default());
        config.unwrap().sockets_per_address
    };
    assert_eq!(limit("", None), 1000);
    assert_eq!(limit("sockets_per_address = 7", None), 7);
    assert_eq!(limit("sockets_per_address = 7", Some(8)), 8);
    assert!(refusal("sockets_per_address = 0").contains("nonzero"));
}

#[test]
fn template_says_the_defaults() {
    let (_file, common) = written(TEMPLATE);

    let from_template = service_config(common, ServeFlags::default(), Secrets::default()).unwrap();
    let default = service_config(
        CommonFlags::default(),
        ServeFlags::default(),
        Secrets::default(),
    )
    .unwrap();
    assert_eq!(format!("{from_template:?}"), format!("{default:?}"));
}

#[test]
fn examples_in_the_template_are_understood() {
    let examples = TEMPLATE
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.contains(" = "));
    let examples: Vec<&str> = examples.collect();

    assert_eq!(examples.len(), 7, "{examples:?}");
    for example in examples {
        SettingsFile::parse(example).unwrap();
    }
}

#[test]
fn mistakes_are_told_with_their_line() {
    assert!(
        refusal("listen = '127.0.0.1:1'\nlisten_to = 1")
            .starts_with("line 2: unknown field `listen_to`")
    );
    assert!(
        refusal("public_url = 'help.example.com'")
            .contains("write it like https://help.example.com")
    );
    assert!(refusal("trusted_proxies = ['10.0.0.0/99']").contains("write it like 10.0.0.0/8"));
    assert!(
        refusal("clamd = '/run/clamd.ctl'").contains("write it like unix:/run/clamav/clamd.ctl")
    );
    assert!(refusal("listen = 'localhost'").starts_with("line 1: "));
}

#[test]
fn missing_file_is_named() {
    let common = CommonFlags {
        config: Some("/no/such/file.toml".into()),
        data_dir: None,
    };
    let error = service_config(common, ServeFlags::default(), Secrets::default())
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("The settings file /no/such/file.toml cannot be read"),
        "{error}"
    );
}

#[test]
fn one_address_is_a_network_too() {
    assert_eq!(network("10.0.0.1").unwrap().to_string(), "10.0.0.1/32");
    assert_eq!(
        public_url("https://help.example.com/").unwrap(),
        "https://help.example.com"
    );
    assert!(public_url("https://help.example.com/help").is_err());
    assert!(public_url("ftp://help.example.com").is_err());
}
