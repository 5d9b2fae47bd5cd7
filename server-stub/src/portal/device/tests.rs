//! Real user agents, and what the technician reads about them.

use super::*;

const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const KIT: &str = "AppleWebKit/537.36 (KHTML, like Gecko)";

fn agent(user_agent: &str) -> Hints {
    Hints {
        user_agent: user_agent.to_owned(),
        ..Hints::default()
    }
}

fn seen(hints: &Hints) -> (Platform, DeviceType, String, String, String) {
    let source = hints.source("192.0.2.1".to_owned());
    let Source {
        platform,
        device_type,
        operating_system,
        os_version,
        browser,
        ..
    } = source;
    (platform, device_type, operating_system, os_version, browser)
}

/// Platform, kind, system, version, browser, user agent.
const TABLE: &str = r"
Windows | Computer | Windows 10 | 10 | Chrome 131 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Windows | Computer | Windows 10 | 10 | Edge 131 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0
Windows | Computer | Windows 10 | 10 | Opera 116 | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 OPR/116.0.0.0
Windows | Computer | Windows 10 | 10 | Firefox 133 | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0
Windows | Computer | Windows 7 | 7 | Internet Explorer 11 | Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko
Mac | Computer | macOS |  | Safari 17 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15
Mac | Computer | macOS |  | Chrome 131 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Mac | Computer | macOS 10.15 | 10.15 | Firefox 133 | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0
Ios | Phone | iOS 17.4.1 | 17.4.1 | Safari 17 | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1
Ios | Phone | iOS 17.4 | 17.4 | Chrome 131 | Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1
Ios | Tablet | iPadOS 12.5.7 | 12.5.7 | Safari 12 | Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1
Android | Phone | Android 10 | 10 | Chrome 131 | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
Android | Tablet | Android 13 | 13 | Chrome 131 | Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Android | Phone | Android 14 | 14 | Samsung Internet 27 | Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36
Android | Phone | Android 14 | 14 | Firefox 133 | Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0
Android | Phone | Android 2.1 | 2.1 | Android Browser 4 | Mozilla/5.0 (Linux; U; Android 2.1; en-us; Nexus One) AppleWebKit/530.17 (KHTML, like Gecko) Version/4.0 Mobile Safari/530.17
Other | Computer | Linux |  | Firefox 133 | Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
Other | Computer | Linux |  | Firefox 133 | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
Other | Computer | ChromeOS |  | Chrome 131 | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
Other | Phone | Windows Phone 8.0 | 8.0 | Internet Explorer 10 | Mozilla/5.0 (compatible; MSIE 10.0; Windows Phone 8.0; Trident/6.0; IEMobile/10.0; ARM; Touch; NOKIA; Lumia 920)
Other | Unknown |  |  | Googlebot | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
Other | Unknown |  |  | HTTP Library curl | curl/8.5.0
Other | Unknown |  |  |  |
Other | Unknown |  |  |  | <script>alert(1)</script>
";

#[test]
fn user_agents_are_told_apart() {
    for line in TABLE.trim().lines() {
        let mut parts = line.splitn(6, '|').map(str::trim);
        let expected: Vec<&str> = parts.by_ref().take(5).collect();
        let (platform, kind, system, version, browser) = seen(&agent(parts.next().unwrap()));
        let (platform, kind) = (format!("{platform:?}"), format!("{kind:?}"));
        assert_eq!(
            [platform, kind, system, version, browser],
            expected[..],
            "{line}"
        );
    }
}

#[test]
fn hint_tells_windows_11_from_10() {
    let hints = Hints {
        platform: "Windows".to_owned(),
        platform_version: "15.0.0".to_owned(),
        ..agent(&format!(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/131.0.0.0 Safari/537.36"
        ))
    };
    let (platform, _, system, version, _) = seen(&hints);
    assert_eq!(
        (platform, system.as_str(), version.as_str()),
        (Platform::Windows, "Windows 11", "11")
    );

    let older = Hints {
        platform_version: "10.0.0".to_owned(),
        ..hints
    };
    assert_eq!(seen(&older).2, "Windows 10");
}

#[test]
fn hint_of_another_system_is_not_believed() {
    let hints = Hints {
        platform: "Windows".to_owned(),
        platform_version: "15.0.0".to_owned(),
        ..agent(&format!("{MAC} {KIT} Chrome/131.0.0.0 Safari/537.36"))
    };
    assert_eq!(seen(&hints).2, "macOS");
}

#[test]
fn ipad_that_pretends_to_be_a_mac_is_found_by_its_touch_points() {
    let hints = Hints {
        touch_points: 5,
        ..agent(&format!(
            "{MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15"
        ))
    };
    let (platform, kind, system, ..) = seen(&hints);
    assert_eq!(
        (platform, kind, system.as_str()),
        (Platform::Ios, DeviceType::Tablet, "iPadOS")
    );
}

#[test]
fn hints_tell_an_android_tablet_and_its_real_version() {
    let mut headers = HeaderMap::new();
    let chrome =
        format!("Mozilla/5.0 (Linux; Android 10; K) {KIT} Chrome/131.0.0.0 Mobile Safari/537.36");
    headers.insert("user-agent", chrome.parse().unwrap());
    headers.insert("sec-ch-ua-platform", "\"Android\"".parse().unwrap());
    headers.insert("sec-ch-ua-platform-version", "\"14.0.0\"".parse().unwrap());
    headers.insert("sec-ch-ua-form-factors", "\"Tablet\"".parse().unwrap());

    let (platform, kind, system, version, _) = seen(&Hints::of(&headers, 0));
    assert_eq!((platform, kind), (Platform::Android, DeviceType::Tablet));
    assert_eq!(
        (system.as_str(), version.as_str()),
        ("Android 14.0.0", "14.0.0")
    );
}

#[test]
fn hostile_headers_are_cut_and_never_panic() {
    let mut headers = HeaderMap::new();
    let long = format!(
        "Mozilla/5.0 (Linux; Android {}; X) Chrome/{}",
        "9".repeat(5_000),
        "1".repeat(5_000)
    );
    headers.insert("user-agent", long.parse().unwrap());
    let source = Hints::of(&headers, u32::MAX).source("::1".to_owned());

    assert!(source.operating_system.chars().count() <= MAX_SHOWN);
    assert!(source.os_version.len() <= MAX_SHOWN);
    assert!(source.browser.chars().count() <= MAX_SHOWN);
}
