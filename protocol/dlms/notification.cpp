// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/notification.h"

#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/malformed.h"

namespace meterbench::protocol::dlms {

namespace {

bool isTag(axdr::Reader& reader, ApduTag tag)
{
    return reader.octet() == static_cast<std::uint8_t>(tag);
}

} // namespace

Bytes DataNotification::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::DataNotification));
    writer.unsigned32(longInvoke);
    writer.sized(dateTime);
    writer.data(body);
    return out;
}

Result<DataNotification> DataNotification::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    DataNotification notification;
    if (!isTag(reader, ApduTag::DataNotification))
        return damaged("data notification");
    notification.longInvoke = reader.unsigned32();
    const auto rest = reader.rest();
    if (!rest.empty() && rest[0] == static_cast<std::byte>(axdr::Tag::OctetString) && rest.size() > 1
        && rest[1] == static_cast<std::byte>(axdr::DateTime::size))
        reader.octet();
    const auto dateTime = reader.sized();
    notification.dateTime.assign(dateTime.begin(), dateTime.end());
    notification.body = reader.data();
    if (!reader.finished() || (!dateTime.empty() && dateTime.size() != axdr::DateTime::size))
        return damaged("data notification");
    return notification;
}

Bytes EventNotification::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::EventNotificationRequest));
    writer.octet(time.empty() ? 0 : 1);
    if (!time.empty())
        writer.sized(time);
    putTarget(writer, attribute);
    writer.data(value);
    return out;
}

Result<EventNotification> EventNotification::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    EventNotification notification;
    if (!isTag(reader, ApduTag::EventNotificationRequest))
        return damaged("event notification");
    if (reader.octet() != 0) {
        const auto time = reader.sized();
        notification.time.assign(time.begin(), time.end());
    }
    notification.attribute = takeTarget(reader);
    notification.value = reader.data();
    if (!reader.finished())
        return damaged("event notification");
    return notification;
}

Bytes ExceptionResponse::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::ExceptionResponse));
    writer.octet(static_cast<std::uint8_t>(state));
    writer.octet(static_cast<std::uint8_t>(service));
    if (service == ServiceError::InvocationCounterError)
        writer.unsigned32(expectedCounter.value_or(0));
    return out;
}

Result<ExceptionResponse> ExceptionResponse::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    ExceptionResponse response;
    if (!isTag(reader, ApduTag::ExceptionResponse))
        return damaged("exception response");
    response.state = static_cast<StateError>(reader.octet());
    response.service = static_cast<ServiceError>(reader.octet());
    if (response.service == ServiceError::InvocationCounterError)
        response.expectedCounter = reader.unsigned32();
    if (!reader.finished())
        return damaged("exception response");
    return response;
}

Bytes ConfirmedServiceError::encode() const
{
    return {
        static_cast<std::byte>(ApduTag::ConfirmedServiceError), std::byte{service}, std::byte{kind}, std::byte{value}};
}

Result<ConfirmedServiceError> ConfirmedServiceError::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    ConfirmedServiceError error;
    if (!isTag(reader, ApduTag::ConfirmedServiceError))
        return damaged("confirmed service error");
    error.service = reader.octet();
    error.kind = reader.octet();
    error.value = reader.octet();
    if (!reader.finished())
        return damaged("confirmed service error");
    return error;
}

} // namespace meterbench::protocol::dlms
