// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/association.h"
#include "protocol/dlms/notification.h"
#include "protocol/dlms/response.h"
#include "protocol/dlms/secure_channel.h"
#include "protocol/dlms/short_name.h"
#include "protocol/engine.h"
#include "protocol/hdlc/primary_link.h"
#include "protocol/hdlc/wrapper.h"

/// A client's conversation with one meter over HDLC or the wrapper: opens line and association (HLS with all four
/// passes), then one request after the other, in blocks where they are long, and releases both again. What a server
/// refuses answers that request and no more. An engine; after a Fail nothing more comes of it. One owner, one thread.
namespace meterbench::protocol::dlms {

struct WrapperPorts {
    std::uint16_t client = 16;
    std::uint16_t server = 1;
};

struct ClientConfiguration {
    enum class Naming : std::uint8_t { LogicalNames, ShortNames };

    std::variant<hdlc::PrimaryLink::Configuration, WrapperPorts> line;
    Naming naming = Naming::LogicalNames;
    Mechanism mechanism = Mechanism::Lowest;
    Secret<Bytes> secret; ///< password or HLS secret; none with GMAC
    std::optional<SecurityKeys> keys;
    Bytes serverSystemTitle; ///< when it is known before AARE tells it
    Protection protection = Protection::None; ///< of every message; needs keys
    Secret<Bytes> dedicatedKey; ///< empty: the global key serves all
    SecureChannel::Form form = SecureChannel::Form::Specific;
    Conformance conformance = clientServices;
    std::uint16_t maxReceivePduSize = 0xFFFF;
    Bytes challenge; ///< fresh random octets for HLS, 8 … 64
    hdlc::Milliseconds answerTimeOut = 10'000; ///< of silence over the wrapper; HDLC has its own
    /// From an APDU to the whole of its answer, whatever the peer says meanwhile ("not yet", an octet a second). Own
    /// choice: the longest APDU lasts 68 s at 9600 baud.
    hdlc::Milliseconds exchangeTimeOut = 120'000;
};

/// HDLC has its connection; the association begins.
struct LinkOpened { };
struct AssociationOpened {
    Conformance conformance;
    std::uint16_t serverMaxReceivePduSize = 0;
};
/// What became of each target of the request.
struct RequestAnswered {
    std::vector<Outcome> outcomes;
};
/// The request has no outcomes: the server refused it as a whole (`dlms-refused`), or its answer means nothing
/// (`dlms-damaged`). The session is open for the next.
struct RequestFailed {
    Error error;
};
struct NotificationReceived {
    DataNotification notification;
};
struct SessionClosed { };

using ClientEvent
    = std::variant<LinkOpened, AssociationOpened, RequestAnswered, RequestFailed, NotificationReceived, SessionClosed>;

class ClientSession {
public:
    enum class State : std::uint8_t {
        Idle,
        Linking,
        Associating,
        Proving,
        Open,
        Requesting,
        Releasing,
        Unlinking,
        Closed
    };

    /// Longest value assembled from blocks, octets.
    static constexpr std::size_t longestAnswer = 64U * 1024U * 1024U;

    explicit ClientSession(ClientConfiguration configuration);

    [[nodiscard]] Effects open(MonotonicInstant now);
    /// One target or a list; Fail `dlms-not-associated` unless the state is Open.
    [[nodiscard]] Effects get(std::vector<Target> targets, MonotonicInstant now);
    [[nodiscard]] Effects set(std::vector<Target> targets, std::vector<axdr::Data> values, MonotonicInstant now);
    /// @param parameter nullopt: the method has none
    [[nodiscard]] Effects invoke(const Target& method, std::optional<axdr::Data> parameter, MonotonicInstant now);
    /// The same by short names; Fail `dlms-not-associated` unless the state is Open.
    [[nodiscard]] Effects read(std::vector<Variable> variables, MonotonicInstant now);
    [[nodiscard]] Effects write(std::vector<Variable> variables, std::vector<axdr::Data> values, MonotonicInstant now);
    /// Ends the association and the link in good order; SessionClosed follows.
    [[nodiscard]] Effects release(MonotonicInstant now);

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    void close();
    [[nodiscard]] std::vector<ClientEvent> takeEvents() { return std::exchange(m_events, {}); }
    [[nodiscard]] State state() const { return m_state; }

private:
    // session.cpp: line and time
    void carryOut(Effects given, MonotonicInstant now, Effects& effects);
    void transmit(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects);
    void fail(Error error, Effects& effects);
    void askForDeadline(Effects& effects);
    void handle(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects);
    void unlink(MonotonicInstant now, Effects& effects);
    void rest();
    void limit(MonotonicInstant now) { m_limit = {now.milliseconds + m_configuration.exchangeTimeOut}; }

    // association.cpp
    void associate(MonotonicInstant now, Effects& effects);
    void associated(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects);
    void prove(const Bytes& challenge, MonotonicInstant now, Effects& effects);
    void proved(const Response& response, Effects& effects);
    void opened();

    // requests.cpp
    [[nodiscard]] Effects request(Request request, MonotonicInstant now);
    void sendRequest(const Request& request, MonotonicInstant now, Effects& effects);
    void sendBlock(MonotonicInstant now, Effects& effects);
    void answered(std::span<const std::byte> plain, MonotonicInstant now, Effects& effects);
    void blockReceived(const Response& response, MonotonicInstant now, Effects& effects);
    void sendPlain(Bytes apdu, MonotonicInstant now, Effects& effects);
    void finish(std::vector<Outcome> outcomes);
    void refuse(Error error, Effects& effects);

    // short_names.cpp
    [[nodiscard]] Effects requestNamed(Bytes apdu, std::size_t variables, MonotonicInstant now);
    void readAnswered(std::span<const std::byte> plain, MonotonicInstant now, Effects& effects);
    void writeAnswered(std::span<const std::byte> plain, Effects& effects);

    ClientConfiguration m_configuration;
    std::optional<hdlc::PrimaryLink> m_link;
    hdlc::WrapperReader m_wrapper;
    std::optional<SecureChannel> m_channel;
    State m_state = State::Idle;
    std::optional<MonotonicInstant> m_silence; ///< over the wrapper
    std::optional<MonotonicInstant> m_limit; ///< of the exchange under way
    DeadlineNotice m_notice;
    std::vector<ClientEvent> m_events;
    InitiateResponse m_agreed;
    Bytes m_serverChallenge;
    // The request under way.
    Request m_request;
    std::size_t m_variables = 0; ///< asked for by short names
    std::uint8_t m_invoke = 0;
    Bytes m_received; ///< blocks of the answer so far
    std::uint32_t m_blockNumber = 0;
    Bytes m_outgoing; ///< value that is sent in blocks
    std::size_t m_sent = 0;
};

} // namespace meterbench::protocol::dlms
